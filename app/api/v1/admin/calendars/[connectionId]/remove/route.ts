import { z } from "zod";
import { adminAction } from "@/app/api/v1/admin/_http/action";
import { removeCalendar } from "@/lib/services/calendars/remove-calendar";

const schema = z.object({});

/** Disconnects a calendar. */
export const POST = adminAction<typeof schema, { connectionId: string }>({
  schema,
  perform: ({ user, params }) => removeCalendar(user, params.connectionId),
  next: () => "/admin/calendars?done=removed",
});
