import { z } from "zod";
import { adminAction } from "@/app/api/v1/admin/_http/action";
import { writeUsersAgain } from "@/lib/services/calendars/write-again";

const schema = z.object({});

/** Tries again what could not be written into the user's calendar. */
export const POST = adminAction({
  schema,
  perform: ({ user, now }) => writeUsersAgain(user, now),
  next: () => "/admin/calendars?done=writing",
});
