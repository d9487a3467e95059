import { type FormState, readFormState } from "@/app/admin/form-state";
import type { openAdminPage } from "@/app/admin/open";
import { settingOf } from "@/lib/domain/notifications/scenarios";
import type { MailKey } from "@/lib/domain/notifications/words";
import { previewMail } from "@/lib/services/mail/preview-mail";
import { readNotifications } from "@/lib/services/mail/read-notifications";
import { checkedWords } from "@/lib/services/mail/save-own-words";

type View = Awaited<ReturnType<typeof openAdminPage<"view">>>;

/** What stands in the editor of one mail, and the mail that comes of it. */
export interface WordsState {
  readonly state: FormState;
  /** What we write as the subject, on the sample. */
  readonly ourSubject: string;
  /** The mail with the words as they stand in the fields; null while they can't be used. */
  readonly preview: { readonly subject: string; readonly html: string; readonly text: string } | null;
  /** Whether words of the page's own are saved. */
  readonly hasOwn: boolean;
}

/** Reads the editor's fields: as typed, before saving or testing was refused or for a preview, else as saved. */
export async function openWords(
  { user, access, now }: View,
  mail: MailKey,
  action: string,
  query: URLSearchParams,
): Promise<WordsState> {
  const { settings } = await readNotifications(access);
  const own = settingOf(settings, mail.scenario, mail.audience);
  const initial = { subject: own?.subject ?? "", text: own?.text ?? "" };
  const saving = await readFormState(user, action, query, initial, now);
  const testing = await readFormState(user, `${action}/test`, query, initial, now);
  const state = testing.typed ? testing : saving;
  const checked = checkedWords(mail, { subject: state.value("subject"), text: state.value("text") });
  const ours = await previewMail(access, mail, { subject: null, text: null }, now);
  return {
    state: checked.ok ? state : withErrors(state, checked.errors ?? []),
    ourSubject: ours.subject,
    preview: checked.ok ? await previewMail(access, mail, checked.words, now) : null,
    hasOwn: own !== null && (own.subject !== null || own.text !== null),
  };
}

/** A preview saves nothing and so is not refused, but it says what is wrong all the same. */
function withErrors(state: FormState, errors: readonly { field: string; message: string }[]): FormState {
  return { ...state, error: (name) => errors.find(({ field }) => field === name)?.message ?? null };
}
