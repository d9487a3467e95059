import { z } from "zod";
import { adminAction } from "@/app/api/v1/admin/_http/action";
import { ignoreReply } from "@/lib/services/calendars/waiting-replies";

/** Leaves a session as it is, though somebody's calendar declined it or proposed another time. */
export const POST = adminAction<z.ZodObject, { replyId: string }, { ok: true; sessionId: string }>({
  schema: z.object({}),
  perform: ({ user, params, now }) => ignoreReply(user, params.replyId, now),
  next: ({ sessionId }) => `/admin/activity/${sessionId}?saved=stands`,
  render: () => ({}),
});
