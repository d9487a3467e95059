import { z } from "zod";
import { adminAction } from "@/app/api/v1/admin/_http/action";
import { changePrivateFeed } from "@/lib/services/calendars/private-feed";

export const POST = adminAction({
  schema: z.object({ want: z.enum(["open", "renew", "close"]) }),
  perform: ({ user, input }) => changePrivateFeed(user, input.want),
  next: () => "/admin/account?done=feed#feed",
});
