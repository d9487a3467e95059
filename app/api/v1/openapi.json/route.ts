import { openApiDocument } from "@/app/api/v1/_http/openapi";
import { env } from "@/lib/env";

/** The address is read at run time, so the document is made then too. */
export const dynamic = "force-dynamic";

export function GET(): Response {
  return Response.json(openApiDocument(env().APP_URL), { headers: { "cache-control": "no-cache" } });
}
