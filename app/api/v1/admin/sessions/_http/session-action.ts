import type { z } from "zod";
import { type AdminRefusal, adminAction } from "@/app/api/v1/admin/_http/action";
import type { OwnedBooking } from "@/lib/auth/owned-booking";
import type { Instant } from "@/lib/domain/time";
import type { Problem } from "@/lib/errors";
import {
  actOnSessions,
  type BookingResult,
  type Done,
  type KeyedRequest,
} from "@/lib/services/actions/act-on-sessions";
import type { Idempotency } from "@/lib/services/change/idempotency";
import { type ActionRefusal, actionProblem } from "./refusals";

interface SessionAction<Schema extends z.ZodType, Outcome extends Done> {
  /** As in its address. */
  readonly name: string;
  readonly schema: Schema;
  readonly sessionsOf: (input: z.output<Schema>) => readonly string[];
  /** Done for each booking by itself. */
  readonly perform: (part: {
    readonly owned: OwnedBooking;
    readonly sessions: readonly string[];
    readonly input: z.output<Schema>;
    readonly now: Instant;
    readonly idempotency: Idempotency<Outcome> | null;
  }) => Promise<Outcome | ActionRefusal>;
}

interface Acted {
  readonly ok: true;
  readonly results: readonly BookingResult<ActionRefusal>[];
}

const MAX_KEY_LENGTH = 255;

/**
 * One action on sessions as a route. It answers what became of each booking; it is refused only where nothing was done. A
 * form goes on to the page that says so.
 */
export function sessionAction<Schema extends z.ZodType, Outcome extends Done>(
  action: SessionAction<Schema, Outcome>,
) {
  return adminAction<Schema, Record<string, never>, Acted>({
    schema: action.schema,
    perform: async ({ user, input, now, headers }) => {
      const keyed = keyedRequest(headers, input);
      if (keyed && !("key" in keyed)) return keyed;
      const act = {
        name: action.name,
        perform: (
          owned: OwnedBooking,
          sessions: readonly string[],
          idempotency: Idempotency<Outcome> | null,
        ) => action.perform({ owned, sessions, input, now, idempotency }),
      };
      const acted = await actOnSessions<Outcome, ActionRefusal>(user, action.sessionsOf(input), act, keyed);
      return acted.ok ? (nothingDone(acted) ?? acted) : acted;
    },
    render: ({ results }) => ({ results: results.map(resultView) }),
    next: ({ results }) => donePath(action.name, results),
  });
}

function keyedRequest(headers: Headers, input: unknown): KeyedRequest | AdminRefusal | null {
  const key = headers.get("idempotency-key") ?? formKey(input);
  if (key === null) return null;
  if (key.length > 0 && key.length <= MAX_KEY_LENGTH) return { key, request: input };
  return { ok: false, code: "invalid", detail: "An Idempotency-Key has 1 to 255 characters." };
}

/** A form that must not be carried out twice brings its key along in a field. */
function formKey(input: unknown): string | null {
  const { key } = input as { readonly key?: unknown };
  return typeof key === "string" ? key : null;
}

/** The refusal of all; null as soon as something was done. */
function nothingDone({ results }: Acted): (Problem & { readonly ok: false }) | null {
  if (results.some(({ outcome }) => outcome.ok)) return null;
  const [first] = results;
  if (!first || first.outcome.ok) return { ok: false, code: "no_sessions", detail: "Choose sessions first." };
  const problem = actionProblem(first.outcome);
  const all = results.length > 1 ? { results: results.map(resultView) } : {};
  return { ok: false, ...problem, more: { ...problem.more, ...all } };
}

function resultView({ reference, sessionIds, outcome }: BookingResult<ActionRefusal>) {
  const about = { booking: reference, sessions: sessionIds };
  if (outcome.ok) return { ...about, done: true, activity: outcome.activityId };
  const { code, detail, errors, more } = actionProblem(outcome);
  return { ...about, done: false, problem: { code, detail, ...(errors ? { errors } : {}), ...more } };
}

/** The page that says what was done: by its activity for each booking, or by why not. */
function donePath(name: string, results: Acted["results"]): string {
  const query = new URLSearchParams({ action: name });
  for (const { bookingId, sessionIds, outcome } of results) {
    if (outcome.ok) query.append("done", `${bookingId}.${outcome.activityId}`);
    else query.append("refused", `${sessionIds[0]}.${outcome.code}`);
  }
  return `/admin/sessions/done?${query}`;
}
