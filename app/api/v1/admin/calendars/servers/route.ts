import { z } from "zod";
import { adminAction } from "@/app/api/v1/admin/_http/action";
import { type Connected, connectServer } from "@/lib/services/calendars/connect-server";

const schema = z.object({
  address: z.string("Write the server's address, such as https://caldav.example.com.").default(""),
  username: z.string("Write the user name, often your mail address.").default(""),
  password: z.string("Write the app password that your provider made for you.").default(""),
});

/** Connects a calendar server of the user. */
export const POST = adminAction<typeof schema, Record<string, never>, Connected>({
  schema,
  perform: ({ user, input, now }) => connectServer(user, input, now),
  next: ({ connectionId }) => `/admin/calendars?done=connected&calendar=${connectionId}#${connectionId}`,
  render: ({ connectionId }) => ({ id: connectionId }),
  status: 201,
});
