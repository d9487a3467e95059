import { z } from "zod";
import { adminAction } from "@/app/api/v1/admin/_http/action";
import { addFeed } from "@/lib/services/calendars/add-feed";
import type { Connected } from "@/lib/services/calendars/connect-server";

const schema = z.object({
  feed: z.string("Write the calendar's address; it often ends in .ics.").default(""),
  name: z.string("Write what to call it.").default(""),
});

/** Adds a published calendar of the user. */
export const POST = adminAction<typeof schema, Record<string, never>, Connected>({
  schema,
  perform: ({ user, input, now }) => addFeed(user, input, now),
  next: ({ connectionId }) => `/admin/calendars?done=added&calendar=${connectionId}#${connectionId}`,
  render: ({ connectionId }) => ({ id: connectionId }),
  status: 201,
});
