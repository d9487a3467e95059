import { type Problem, STATUS_OF } from "@/lib/errors";

const TITLES: Record<number, string> = {
  401: "Signed out",
  403: "Forbidden",
  404: "Not found",
  409: "Conflict",
  413: "Too large",
  415: "Unsupported media type",
  422: "Refused",
  429: "Too many requests",
  500: "Fault",
};

/** An `application/problem+json` answer (RFC 9457). */
export function problemResponse({ code, detail, errors, more }: Problem): Response {
  const status = STATUS_OF[code];
  const body = {
    type: `/api/v1/openapi.json#problem-${code}`,
    title: TITLES[status] ?? "Refused",
    status,
    detail,
    code,
    ...(errors && errors.length > 0 ? { errors } : {}),
    ...more,
  };
  return Response.json(body, {
    status,
    headers: { "content-type": "application/problem+json", "cache-control": "no-store" },
  });
}

export const notFound: Problem = { code: "not_found", detail: "There is nothing at this address." };
export const linkNotFound: Problem = { code: "not_found", detail: "This link does not open a booking." };
