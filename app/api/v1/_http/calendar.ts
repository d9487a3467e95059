import type { CalendarFeed } from "@/lib/services/calendars/calendar-feed";

/**
 * Answers GET and HEAD with calendar data: with 304 to who has it already, with its headers alone to HEAD. The cache headers are
 * the same either way (RFC 9110 section 15.4.5); Next turns HEAD into a call of the route's GET.
 */
export async function calendarResponse(
  request: Request,
  feed: CalendarFeed,
  { filename, download }: { readonly filename: string; readonly download: boolean },
): Promise<Response> {
  const headers = {
    etag: feed.etag,
    "cache-control": "private, no-cache",
    "referrer-policy": "no-referrer",
    "x-robots-tag": "noindex, nofollow",
  };
  if (isKnown(request, feed.etag)) return new Response(null, { status: 304, headers });
  return new Response(request.method === "HEAD" ? null : await feed.write(), {
    headers: {
      ...headers,
      "content-type": "text/calendar; charset=utf-8",
      "content-disposition": `${download ? "attachment" : "inline"}; filename="${filename}"`,
    },
  });
}

/** If-None-Match is a list, and compared weakly: a proxy that packs an answer makes its tag a weak one. */
function isKnown(request: Request, etag: string): boolean {
  const known = request.headers.get("if-none-match") ?? "";
  return known.trim() === "*" || [...known.matchAll(/"[^"]*"/g)].some(([tag]) => tag === etag);
}
