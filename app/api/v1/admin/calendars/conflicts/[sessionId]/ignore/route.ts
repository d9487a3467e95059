import { z } from "zod";
import { adminAction } from "@/app/api/v1/admin/_http/action";
import { ignoreConflict } from "@/lib/services/calendars/ignore-conflict";

const schema = z.object({});

/** Leaves a session where it is, although its owner's calendar is busy then. */
export const POST = adminAction<typeof schema, { sessionId: string }>({
  schema,
  perform: ({ user, params, now }) => ignoreConflict(user, params.sessionId, now),
  next: (_, { params }) => `/admin/activity/${params.sessionId}?saved=stands`,
});
