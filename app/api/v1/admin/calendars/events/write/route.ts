import { z } from "zod";
import { adminAction } from "@/app/api/v1/admin/_http/action";
import { writeAgain } from "@/lib/services/calendars/write-again";

const schema = z.object({});

/** Tries again what could not be written into the user's calendar. */
export const POST = adminAction({
  schema,
  perform: ({ user, now }) => writeAgain(user, now),
  next: () => "/admin/calendars?done=writing",
});
