import { nanoid } from "nanoid";
import { HOUR, type Instant } from "@/lib/domain/time";
import type { Problem } from "@/lib/errors";
import { currentAccount } from "@/lib/services/account";
import { findDraft, keepDraft } from "@/lib/store/form-drafts";

export interface FormDraft {
  /** What stood in the fields, by their names. */
  readonly typed: Readonly<Record<string, string>>;
  /** What was wrong with it; null for a step that went well. */
  readonly problem: Problem | null;
}

const KEPT_FOR = HOUR;

/** Keeps what was typed into a refused form; answers the id under which its page finds it. */
export async function keepFormDraft(scope: string, content: FormDraft, now: Instant): Promise<string> {
  const id = nanoid();
  await keepDraft((await currentAccount()).id, { id, scope, content, expiresAt: now + KEPT_FOR });
  return id;
}

/** What was typed into that form before, or null when there is nothing, or nothing any more. */
export async function readFormDraft(scope: string, id: string, now: Instant): Promise<FormDraft | null> {
  return (await findDraft((await currentAccount()).id, id, scope, now)) as FormDraft | null;
}
