import { z } from "zod";
import { adminAction } from "@/app/api/v1/admin/_http/action";
import { restoreEvent } from "@/lib/services/calendars/restore-event";

const schema = z.object({});

/** Writes a session's event into its owner's calendar once more. */
export const POST = adminAction<typeof schema, { sessionId: string }>({
  schema,
  perform: ({ user, params, now }) => restoreEvent(user, params.sessionId, now),
  next: (_, { params }) => `/admin/activity/${params.sessionId}`,
});
