import type { SearchParams } from "@/app/query";
import { readQuery, withQuery } from "@/app/query";
import type { HiddenInput } from "@/components/ui/hidden-inputs";
import { notShown } from "@/lib/domain/away/shown";
import { planTimeAway } from "@/lib/services/away/plan-time-away";
import { type FormState, readFormState } from "../form-state";
import { type AdminView, openAdmin } from "../open";

/** What the three steps of a new time away post to. */
export const ACTION = "/api/v1/admin/away";

const FIELDS = ["owner", "first", "last", "note"] as const;

export interface WantedAway {
  readonly view: AdminView;
  readonly query: URLSearchParams;
  readonly state: FormState;
  /** What the typed days would mean, or what is wrong with them; null before anything was typed. */
  readonly plan: Awaited<ReturnType<typeof planTimeAway>> | null;
  readonly ticked: (sessionId: string) => boolean;
  /** The sessions that somebody looked through, as the form sent it; null before. */
  readonly shown: string | null;
  /** How many sessions came to these days since. */
  readonly came: number;
}

/** Reads what was typed in the steps so far, and plans with it. */
export async function readWantedAway(searchParams: SearchParams): Promise<WantedAway> {
  const view = await openAdmin();
  const { user, now } = view;
  const query = await readQuery(searchParams);
  const initial = Object.fromEntries(FIELDS.map((name) => [name, query.get(name) ?? ""]));
  const state = await readFormState(user, ACTION, query, initial, now);
  const [owner, first, last, note] = FIELDS.map((name) => state.value(name));
  const wanted = { owner: owner ?? "", first: first ?? "", last: last ?? "", note: note ?? "" };
  const plan = state.typed ? await planTimeAway(user, wanted, now) : null;
  const shown = state.typed?.shown ?? null;
  const fresh = shown === null || !plan?.ok ? [] : notShown(plan.affected, shown);
  const freshIds = new Set(fresh.map(({ sessionId }) => sessionId));
  return {
    ...{ view, query, state, plan, shown },
    came: fresh.length,
    // Everything is ticked until somebody looked through it; what came since is ticked, too.
    ticked: (id) => shown === null || freshIds.has(id) || state.checked(tickName(id)),
  };
}

/** The name of a session's box. */
export function tickName(sessionId: string): string {
  return `sessions.${sessionId}`;
}

/** What a later step carries on of the earlier ones. */
export function carried(state: FormState, shown: string): HiddenInput[] {
  return [...FIELDS.map((name) => ({ name, value: state.value(name) })), { name: "shown", value: shown }];
}

/** The address of another step with everything that was typed. */
export function stepPath(step: "" | "/sessions" | "/review", query: URLSearchParams): string {
  const draft = query.get("draft");
  return withQuery(`/admin/away/new${step}`, new URLSearchParams(), { draft });
}
