import { z } from "zod";
import type { JSONSchema } from "zod/v4/core";
import { MAX_COMPANY_LENGTH, MAX_PHONE_LENGTH } from "@/lib/domain/booking/form";
import { MAX_REASON_LENGTH } from "@/lib/domain/booking/refusal";
import { type CustomerProblemCode, STATUS } from "@/lib/errors";
import { type Answer, OPERATIONS, type Operation } from "./operations";

type Json = Record<string, unknown>;

/** OpenAPI 3.1 of the HTTP interface, made from the schemas that check its input. */
export function openApiDocument(server: string): Json {
  const paths: Record<string, Json> = {};
  for (const operation of OPERATIONS) {
    paths[operation.path] = { ...paths[operation.path], [operation.method]: operationObject(operation) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Reslot",
      version: "1",
      description:
        "Instants are ISO 8601 with an offset, zones are IANA names, amounts are integers in the minor unit of their currency. Refusals are `application/problem+json` with a `code`. The same `Idempotency-Key` with the same body answers the same again.",
    },
    servers: [{ url: server }],
    paths,
    components: { schemas: { Problem: problemSchema(), ProblemCode: problemCodeSchema() } },
  };
}

function operationObject(operation: Operation): Json {
  const { id, summary, path, query, body, method, signed, answers, problems } = operation;
  return {
    operationId: id,
    summary,
    parameters: [
      ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name]) =>
        parameter("path", name ?? "", { type: "string" }, true),
      ),
      ...(query ? queryParameters(query) : []),
      ...(signed ? [parameter("header", "Stripe-Signature", { type: "string" }, true)] : []),
      ...(method === "post" && !signed
        ? [parameter("header", "Idempotency-Key", { type: "string", minLength: 1, maxLength: 255 }, false)]
        : []),
    ],
    ...(body && { requestBody: { required: true, content: json(schemaOf(body)) } }),
    responses: { ...Object.fromEntries(answers.map(answer)), ...refusals(problems) },
  };
}

function parameter(
  place: "path" | "query" | "header",
  name: string,
  schema: unknown,
  required: boolean,
): Json {
  return { name, in: place, required, schema };
}

function queryParameters(query: z.ZodObject): Json[] {
  const { properties = {}, required = [] } = schemaOf(query);
  return Object.entries(properties).map(([name, schema]) =>
    parameter("query", name, schema, required.includes(name)),
  );
}

function answer({ status, description, content }: Answer): [string, Json] {
  if (content === undefined) return [String(status), { description }];
  const media =
    typeof content === "string" ? { [content]: { schema: { type: "string" } } } : json(schemaOf(content));
  return [String(status), { description, content: media }];
}

/** The refusals of a call under their statuses, each with the codes it can carry. */
function refusals(codes: readonly CustomerProblemCode[]): Record<string, Json> {
  const statuses = [...new Set(codes.map((code) => STATUS[code]))].sort((a, b) => a - b);
  const problem = { $ref: "#/components/schemas/Problem" };
  return Object.fromEntries(
    statuses.map((status) => {
      const possible = codes.filter((code) => STATUS[code] === status);
      const schema = {
        allOf: [problem, { properties: { status: { const: status }, code: { enum: possible } } }],
      };
      const description = `Refused: ${possible.map((code) => `\`${code}\``).join(", ")}.`;
      return [String(status), { description, content: { "application/problem+json": { schema } } }];
    }),
  );
}

const json = (schema: unknown) => ({ "application/json": { schema } });

function problemSchema(): Json {
  const lost = { type: "array", items: { type: "object" } };
  return {
    type: "object",
    required: ["type", "title", "status", "detail", "code"],
    properties: {
      type: { type: "string" },
      title: { type: "string" },
      status: { type: "integer", enum: [...new Set(Object.values(STATUS))].sort((a, b) => a - b) },
      detail: { type: "string", description: "A sentence for people." },
      code: { $ref: "#/components/schemas/ProblemCode" },
      errors: {
        type: "array",
        description: "What is wrong with which field, in dotted form.",
        items: {
          type: "object",
          required: ["field", "message"],
          properties: { field: { type: "string" }, message: { type: "string" } },
        },
      },
      times: { ...lost, description: "Of a booking: the times that stand in the way." },
      sessions: { ...lost, description: "Of a change: the sessions that stand in the way." },
      conflicts: {
        ...lost,
        description: "Of a change: sessions whose new time was taken, with the nearest free times.",
      },
    },
  };
}

function problemCodeSchema(): Json {
  const codes = Object.entries(STATUS).map(([code, status]) => ({
    const: code,
    description: `Answered with status ${status}.`,
  }));
  return { type: "string", oneOf: codes };
}

/** What the schemas check by counting characters or by asking, which JSON Schema can't see (spec section 10). */
const ANNOTATIONS: Readonly<Record<string, Json>> = {
  name: { maxLength: 200 },
  email: { format: "email", maxLength: 254 },
  note: { maxLength: 2_000 },
  company: { maxLength: MAX_COMPANY_LENGTH },
  phone: { maxLength: MAX_PHONE_LENGTH },
  reason: { maxLength: MAX_REASON_LENGTH },
  zone: { description: "An IANA time zone.", examples: ["America/New_York"] },
};

/** A schema as its caller has to fill it in, or gets it. */
function schemaOf(schema: z.ZodType): JSONSchema.BaseSchema {
  const made = z.toJSONSchema(schema, {
    io: "input",
    override: ({ jsonSchema, path }) => {
      // The format says the same as zod's patterns of several hundred characters.
      if (jsonSchema.format) delete jsonSchema.pattern;
      // And every integer is one that JavaScript can hold.
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
      Object.assign(jsonSchema, ANNOTATIONS[String(path.at(-1))]);
    },
  });
  delete made.$schema;
  return made;
}
