import type { z } from "zod";
import type { FieldError, Problem } from "@/lib/errors";

/** More than any form or call needs: 20 times, 2,000 characters of reason, 10 guests. */
const MAX_BYTES = 64 * 1024;

export type Parsed<T> = { ok: true; value: T } | { ok: false; problem: Problem };

/** Whether the body came from a form of a page rather than from a program. */
export function isForm(request: Request): boolean {
  const type = request.headers.get("content-type") ?? "";
  return type.startsWith("application/x-www-form-urlencoded");
}

/** Reads a body, but never more of it than is taken. */
export async function readBytes(request: Request, most: number): Promise<Parsed<Buffer<ArrayBuffer>>> {
  const tooLarge = {
    ok: false,
    problem: { code: "too_large", detail: `Send at most ${most / 1024} KB.` },
  } as const;
  if (Number(request.headers.get("content-length") ?? 0) > most) return tooLarge;
  if (!request.body) return { ok: true, value: Buffer.alloc(0) };
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.byteLength;
    if (size > most) {
      await reader.cancel();
      return tooLarge;
    }
    chunks.push(part.value);
  }
  return { ok: true, value: Buffer.concat(chunks) };
}

/** The same as text, as much as a call may send. */
export async function readText(request: Request): Promise<Parsed<string>> {
  const bytes = await readBytes(request, MAX_BYTES);
  return bytes.ok ? { ok: true, value: bytes.value.toString("utf8") } : bytes;
}

/** The fields of a form post. */
export async function readForm(request: Request): Promise<Parsed<URLSearchParams>> {
  const text = await readText(request);
  return text.ok ? { ok: true, value: new URLSearchParams(text.value) } : text;
}

/** A JSON body. */
export async function readJson(request: Request): Promise<Parsed<unknown>> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/([\w.+-]+\+)?json\b/.test(type)) {
    return {
      ok: false,
      problem: { code: "unsupported_media_type", detail: "Send JSON with `content-type: application/json`." },
    };
  }
  const text = await readText(request);
  if (!text.ok) return text;
  try {
    return { ok: true, value: JSON.parse(text.value) };
  } catch {
    return { ok: false, problem: { code: "invalid", detail: "The body is not valid JSON." } };
  }
}

/** Checks input against its schema; every problem names its field in dotted form. */
export function check<Schema extends z.ZodType>(schema: Schema, input: unknown): Parsed<z.output<Schema>> {
  const result = schema.safeParse(input);
  if (result.success) return { ok: true, value: result.data };
  const errors: FieldError[] = result.error.issues.map((issue) => ({
    field: issue.path.join("."),
    message: issue.message,
  }));
  const unknownZone = errors.some(({ field }) => field === "zone");
  return {
    ok: false,
    problem: {
      code: unknownZone ? "unknown_zone" : "invalid",
      detail: errors[0]?.message ?? "Something in it is not as it should be.",
      errors,
    },
  };
}
