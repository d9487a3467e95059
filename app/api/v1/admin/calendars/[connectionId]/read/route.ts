import { z } from "zod";
import { adminAction } from "@/app/api/v1/admin/_http/action";
import type { Connected } from "@/lib/services/calendars/connect-server";
import { readNow } from "@/lib/services/calendars/read-now";

const schema = z.object({});

/** Reads a calendar at once. */
export const POST = adminAction<typeof schema, { connectionId: string }, Connected>({
  schema,
  perform: ({ user, params, now }) => readNow(user, params.connectionId, now),
  next: ({ connectionId }) => `/admin/calendars?done=read&calendar=${connectionId}#${connectionId}`,
});
