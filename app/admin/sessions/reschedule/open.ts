import { redirect } from "next/navigation";
import type { SearchParams } from "@/app/query";
import type { OwnedSessions } from "@/lib/services/actions/open-sessions";
import { type ActionPage, openAction } from "../open";
import { sorted } from "../two-steps";

export interface ReschedulePage {
  readonly page: ActionPage;
  /** The sessions of the one booking that can move. */
  readonly part: OwnedSessions;
  readonly leftOut: readonly OwnedSessions[];
}

/** Opens the sessions to move; what can't be moved here is told by the first page. */
export async function openReschedule(searchParams: SearchParams): Promise<ReschedulePage> {
  const page = await openAction("reschedule", searchParams);
  const { possible, leftOut } = sorted(page, "reschedule");
  const [part, ...more] = possible;
  if (!part || more.length > 0) redirect(`${page.path}?${page.query}`);
  return { page, part, leftOut };
}
