import { createHash } from "node:crypto";
import { guarded } from "@/app/api/v1/_http/answer";
import { linkNotFound, problemResponse } from "@/app/api/v1/_http/problem";
import { openManagedBooking } from "@/lib/auth/managed-booking";
import { currentInstant } from "@/lib/clock";
import { readCalendar } from "@/lib/services/change/read-calendar";

type Context = { params: Promise<{ token: string }> };

/** The subscription feed; with `download` a file of the live sessions, or of those named by `session`. */
export const GET = guarded(async (request: Request, { params }: Context) => {
  const managed = await openManagedBooking((await params).token);
  if (!managed) return problemResponse(linkNotFound);
  const search = new URL(request.url).searchParams;
  const download = search.has("download");
  const named = search.getAll("session");
  const only = named.length > 0 ? named : download ? managed.booking.sessions.map(({ id }) => id) : null;
  const etag = `"${createHash("sha256")
    .update(JSON.stringify([managed.booking, only]))
    .digest("base64url")}"`;
  if (request.headers.get("if-none-match") === etag)
    return new Response(null, { status: 304, headers: { etag } });
  const name = `${managed.booking.reference}.ics`;
  return new Response(await readCalendar(managed, only, currentInstant()), {
    headers: {
      "content-type": "text/calendar; charset=utf-8",
      "content-disposition": `${download ? "attachment" : "inline"}; filename="${name}"`,
      "cache-control": "private, no-cache",
      etag,
    },
  });
});
