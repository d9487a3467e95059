import { guarded } from "@/app/api/v1/_http/answer";
import { calendarResponse } from "@/app/api/v1/_http/calendar";
import { linkNotFound, problemResponse } from "@/app/api/v1/_http/problem";
import { currentInstant } from "@/lib/clock";
import { readOwnerFeed } from "@/lib/services/calendars/read-owner-feed";

type Context = { params: Promise<{ token: string }> };

/** A user's private feed of their sessions. */
export const GET = guarded(async (request: Request, { params }: Context) => {
  const feed = await readOwnerFeed((await params).token, currentInstant());
  if (!feed) return problemResponse(linkNotFound);
  return calendarResponse(request, feed, { filename: "sessions.ics", download: false });
});
