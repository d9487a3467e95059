import { guarded } from "@/app/api/v1/_http/answer";
import { calendarResponse } from "@/app/api/v1/_http/calendar";
import { linkNotFound, problemResponse } from "@/app/api/v1/_http/problem";
import { openManagedBooking } from "@/lib/auth/managed-booking";
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
  const filename = `${managed.booking.reference}.ics`;
  return calendarResponse(request, await readCalendar(managed, only), { filename, download });
});
