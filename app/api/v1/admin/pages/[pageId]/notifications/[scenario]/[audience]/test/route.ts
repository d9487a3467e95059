import { adminAction } from "@/app/api/v1/admin/_http/action";
import { openPageAs } from "@/lib/auth/page-access";
import { adminDraftScope } from "@/lib/services/admin-drafts";
import { keepFormDraft } from "@/lib/services/book/form-drafts";
import { sendTestMail } from "@/lib/services/mail/send-test-mail";
import { wordsSchema } from "../../../schemas";
import { type MailParams, mailOf, NO_SUCH_MAIL } from "../mail";

/** Sends the mail as it is typed, saved or not, and goes back to what was typed. */
export const POST = adminAction<
  typeof wordsSchema,
  MailParams,
  { ok: true; recipient: string; draft: string }
>({
  schema: wordsSchema,
  perform: async ({ user, input, params, now }) => {
    const mail = mailOf(params);
    if (!mail) return NO_SUCH_MAIL;
    const access = await openPageAs(user, params.pageId, "edit");
    if (!access.ok) return access;
    const sent = await sendTestMail(access, mail, input, now);
    if (!sent.ok) return sent;
    const saves = `/api/v1/admin/pages/${params.pageId}/notifications/${mail.scenario}/${mail.audience}`;
    const typed = { subject: input.subject, text: input.text };
    const draft = await keepFormDraft(adminDraftScope(user, saves), { typed, problem: null }, now);
    return { ...sent, draft };
  },
  next: ({ draft }, { params }) =>
    `/admin/pages/${params.pageId}/notifications/${params.scenario}/${params.audience}?tested=1&draft=${draft}`,
  render: ({ recipient }) => ({ recipient }),
});
