import { guarded } from "@/app/api/v1/_http/answer";
import { linkNotFound, problemResponse } from "@/app/api/v1/_http/problem";
import { currentInstant } from "@/lib/clock";
import { readOwnerFeed } from "@/lib/services/calendars/read-owner-feed";

type Context = { params: Promise<{ token: string }> };

/** A user's private feed of their sessions. */
export const GET = guarded(async (request: Request, { params }: Context) => {
  const feed = await readOwnerFeed((await params).token, currentInstant());
  if (!feed) return problemResponse(linkNotFound);
  const headers = { etag: feed.etag, "cache-control": "private, no-cache" };
  const known = (request.headers.get("if-none-match") ?? "")
    .split(",")
    .map((tag) => tag.trim().replace(/^W\//, ""));
  if (known.includes(feed.etag)) return new Response(null, { status: 304, headers });
  return new Response(feed.write(), {
    headers: {
      ...headers,
      "content-type": "text/calendar; charset=utf-8",
      "content-disposition": 'inline; filename="sessions.ics"',
      "referrer-policy": "no-referrer",
      "x-robots-tag": "noindex",
    },
  });
});
