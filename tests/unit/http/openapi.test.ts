import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openApiDocument } from "@/app/api/v1/_http/openapi";
import { OPERATIONS } from "@/app/api/v1/_http/operations";
import { bookingRequest, cancelRequest } from "@/app/api/v1/_http/schemas";
import { STATUS } from "@/lib/errors";

interface Operation {
  operationId: string;
  parameters: { name: string; in: string; required: boolean; schema: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { description: string; content?: Record<string, { schema: Schema }> }>;
}

interface Schema {
  type?: string | string[];
  maxLength?: number;
  properties?: Record<string, Schema>;
  [name: string]: unknown;
}

// What a client gets: JSON.
const document = JSON.parse(JSON.stringify(openApiDocument("https://book.example.com")));
const paths: Record<string, Record<string, Operation>> = document.paths;
const operations = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);

function routeFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (["admin", "checkout", "mail"].includes(entry.name)) return []; // the owner's side, the way back from paying, mail that is handed in: others have no promise
    if (entry.isDirectory()) return routeFiles(join(folder, entry.name));
    return entry.name === "route.ts" ? [join(folder, entry.name)] : [];
  });
}

/** Every value in the document under a name. */
function everywhere(name: string, value: unknown): unknown[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    ...(key === name ? [inner] : []),
    ...everywhere(name, inner),
  ]);
}

describe("the document of the HTTP interface", () => {
  it("names every route, and no others", () => {
    const routes = routeFiles("app/api").map((file) =>
      `/${file}`
        .replace("/app/", "/")
        .replace(/\/route\.ts$/, "")
        .replace(/\[(\w+)\]/g, "{$1}"),
    );
    expect(Object.keys(paths).sort()).toEqual(routes.sort());
  });

  it.each(OPERATIONS.map(({ method, path }) => [method, path] as const))(
    "%s %s is what the route exports",
    async (method, path) => {
      const file = path.replace(/\{(\w+)\}/g, "[$1]");
      const route = await import(/* @vite-ignore */ join(process.cwd(), "app", file, "route.ts"));
      const exported = ["GET", "POST", "PUT", "PATCH", "DELETE"].filter((name) => name in route);
      expect(exported).toEqual([method.toUpperCase()]);
    },
  );

  it("is OpenAPI 3.1 that stands by itself", () => {
    expect(document.openapi).toMatch(/^3\.1\.\d+$/);
    expect(document.info).toMatchObject({ title: expect.any(String), version: expect.any(String) });
    expect(document.servers).toEqual([{ url: "https://book.example.com" }]);
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const reference of everywhere("$ref", document)) {
      const steps = String(reference).replace(/^#\//, "").split("/");
      expect(
        steps.reduce((at, step) => at?.[step], document),
        String(reference),
      ).toBeDefined();
    }
    expect(everywhere("$schema", document)).toEqual([]);
  });

  it.each(operations.map((one) => [one.method, one.path, one.operation] as const))(
    "%s %s is whole",
    (method, path, operation) => {
      const inPath = operation.parameters.filter((parameter) => parameter.in === "path");
      expect(inPath.map(({ name }) => name)).toEqual(
        [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name),
      );
      expect(inPath.every(({ required }) => required)).toBe(true);
      const keyed = method === "post" && path !== "/api/stripe/webhook";
      expect(operation.parameters.some(({ name }) => name === "Idempotency-Key")).toBe(keyed);
      expect(Object.keys(operation.responses)).toContainEqual(expect.stringMatching(/^20\d$/));
      for (const [status, response] of Object.entries(operation.responses)) {
        expect(status).toMatch(/^[2-5]\d\d$/);
        expect(response.description).not.toBe("");
        for (const { schema } of Object.values(response.content ?? {})) expect(schema).toBeTypeOf("object");
      }
    },
  );

  it("tells that Stripe signs its events", () => {
    const { parameters } = paths["/api/stripe/webhook"]!.post!;
    expect(parameters).toMatchObject([{ name: "Stripe-Signature", in: "header", required: true }]);
  });

  it("knows every code with its status", () => {
    const codes = document.components.schemas.ProblemCode.oneOf as { const: string; description: string }[];
    expect(
      Object.fromEntries(
        codes.map(({ const: code, description }) => [code, Number(description.match(/\d+/)?.[0])]),
      ),
    ).toEqual(STATUS);
    const used = new Set(OPERATIONS.flatMap(({ problems }) => problems));
    expect([...used].sort()).toEqual(Object.keys(STATUS).sort());
  });

  it("tells the limits that the schemas keep", () => {
    const body = (path: string) =>
      paths[path]?.post?.requestBody?.content["application/json"]?.schema.properties ?? {};
    const booking = body("/api/v1/pages/{page}/{eventType}/bookings");
    const limits = {
      name: booking.customer?.properties?.name?.maxLength ?? 0,
      note: booking.note?.maxLength ?? 0,
    };
    const accepts = (name: number, note: number) =>
      bookingRequest.safeParse({
        starts: ["2026-07-02T13:00:00-04:00"],
        zone: "America/New_York",
        customer: { name: "n".repeat(name), email: "john@example.com" },
        note: "n".repeat(note),
      }).success;
    expect(accepts(limits.name, limits.note)).toBe(true);
    expect(accepts(limits.name + 1, 0)).toBe(false);
    expect(accepts(1, limits.note + 1)).toBe(false);
    expect(body("/api/v1/manage/{token}/cancel").reason?.maxLength).toBe(2_000);
    expect(cancelRequest.safeParse({ sessions: [], reason: "r".repeat(2_000) }).success).toBe(true);
  });
});
