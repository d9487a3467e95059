import { findNewAddress } from "@/lib/services/book/find-new-address";
import type { Offered } from "./booking";
import { notFound, problemResponse } from "./problem";

/**
 * The answer where nothing is offered: 308 to the same call at the present address of what was here before, else 404.
 * A POST is sent there again as it is.
 */
export async function movedOrNotFound(request: Request, { page, eventType }: Offered): Promise<Response> {
  const moved = await findNewAddress({ page, eventType });
  if (!moved) return problemResponse(notFound);
  const { pathname, search } = new URL(request.url);
  const path = pathname.split("/");
  const at = path.indexOf("pages") + 1;
  path[at] = moved.page;
  if (moved.eventType !== null) path[at + 1] = moved.eventType;
  return new Response(null, { status: 308, headers: { location: `${path.join("/")}${search}` } });
}
