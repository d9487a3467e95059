import { adminAction } from "@/app/api/v1/admin/_http/action";
import { openPageAs } from "@/lib/auth/page-access";
import { saveOwnWords } from "@/lib/services/mail/save-own-words";
import { wordsSchema } from "../../schemas";
import { type MailParams, mailOf, NO_SUCH_MAIL } from "./mail";

export const POST = adminAction<typeof wordsSchema, MailParams>({
  schema: wordsSchema,
  perform: async ({ user, input, params }) => {
    const mail = mailOf(params);
    if (!mail) return NO_SUCH_MAIL;
    const access = await openPageAs(user, params.pageId, "edit");
    return access.ok ? saveOwnWords(access, mail, input) : access;
  },
});
