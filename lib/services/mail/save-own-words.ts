import type { PageAccess } from "@/lib/auth/page-access";
import { checkWords, type MailKey, type OwnWords, readWords } from "@/lib/domain/notifications/words";
import type { Refused } from "@/lib/errors";
import { saveOwnWords as save } from "@/lib/store/notifications";

/** The words as they were typed. */
export interface TypedWords {
  readonly subject: string;
  readonly text: string;
}

/** Saves the page's own words for one mail. Without any it is sent in ours again. */
export async function saveOwnWords(
  access: PageAccess<"edit">,
  mail: MailKey,
  typed: TypedWords,
): Promise<{ ok: true } | Refused> {
  const checked = checkedWords(mail, typed);
  if (!checked.ok) return checked;
  await save({ accountId: access.accountId, pageId: access.pageId, ...mail }, checked.words);
  return { ok: true };
}

/** The words as they are kept, or a sentence at each part that can't be. */
export function checkedWords(mail: MailKey, typed: TypedWords): { ok: true; words: OwnWords } | Refused {
  const words = readWords(typed);
  const errors = checkWords(mail, words);
  const [first] = errors;
  return first ? { ok: false, code: "invalid", detail: first.message, errors } : { ok: true, words };
}
