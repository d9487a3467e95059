import { z } from "zod";
import { adminAction } from "@/app/api/v1/admin/_http/action";
import { resendMail } from "@/lib/services/mail/resend-mail";

/** Sends a mail of a booking once more, as it is. */
export const POST = adminAction<z.ZodObject, { mailId: string }>({
  schema: z.object({}),
  perform: ({ user, params, now }) => resendMail(user, params.mailId, now),
});
