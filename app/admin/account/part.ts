import { readFormState } from "@/app/admin/form-state";
import type { SignedInUser } from "@/lib/auth/user";
import type { Instant, Zone } from "@/lib/domain/time";

/** What each part of the account page is drawn from. */
export interface PartProps {
  user: SignedInUser;
  query: URLSearchParams;
  now: Instant;
  zone: Zone;
  locale: string;
}

/** The state of one of the page's forms; what went well is said at that one only. */
export async function readPart(
  { user, query, now }: PartProps,
  action: string,
  done: string,
  initial: Readonly<Record<string, string>> = {},
) {
  const state = await readFormState(user, action, query, initial, now);
  return { ...state, saved: query.get("done") === done && !state.problem };
}
