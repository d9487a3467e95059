import type { Problem } from "@/lib/errors";
import { log } from "@/lib/log";
import { answerKey, findKeptAnswer, type Idempotency } from "@/lib/services/change/idempotency";
import { problemResponse } from "./problem";

const MAX_KEY_LENGTH = 255;

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

interface Change<Outcome, Refused> {
  readonly request: Request;
  readonly accountId: string;
  /** The call and what it is about; keys of different scopes never meet. */
  readonly scope: string;
  readonly input: unknown;
  readonly perform: (idempotency: Idempotency<Outcome> | null) => Promise<Outcome | Refused>;
  readonly render: (outcome: Outcome) => Answer;
  readonly refuse: (refusal: Refused) => Problem;
}

/** Carries out a change asked for in JSON; the same Idempotency-Key and body answer the same again. */
export async function answerChange<Outcome extends { ok: true }, Refused extends { ok: false }>(
  change: Change<Outcome, Refused>,
): Promise<Response> {
  const sent = change.request.headers.get("idempotency-key");
  if (sent !== null && (sent.length === 0 || sent.length > MAX_KEY_LENGTH)) {
    return problemResponse({ code: "invalid", detail: "An Idempotency-Key has 1 to 255 characters." });
  }
  const key = sent === null ? null : answerKey(change.scope, sent, change.input);
  if (key) {
    const kept = await keptAnswer(change.accountId, key);
    if (kept) return kept;
  }
  try {
    const outcome = await change.perform(key && { answerKey: key, render: change.render });
    if (!outcome.ok) return problemResponse(change.refuse(outcome));
    return json(change.render(outcome));
  } catch (error) {
    // Two requests with one key at the same moment: the second finds what the first was answered.
    const kept = key && (await keptAnswer(change.accountId, key));
    if (kept) return kept;
    throw error;
  }
}

async function keptAnswer(accountId: string, key: ReturnType<typeof answerKey>): Promise<Response | null> {
  const kept = await findKeptAnswer(accountId, key);
  if (!kept) return null;
  if (kept.reused) {
    return problemResponse({
      code: "idempotency_key_reused",
      detail: "This Idempotency-Key was sent before with another request. Use a new one.",
    });
  }
  return json(kept);
}

export function json({ status, body }: Answer): Response {
  return Response.json(body, { status, headers: { "cache-control": "no-store" } });
}

/** Wraps a route: a fault is logged and answered as one, never shown. */
export function guarded<Args extends unknown[]>(
  route: (...args: Args) => Promise<Response>,
): (...args: Args) => Promise<Response> {
  return async (...args) => {
    try {
      return await route(...args);
    } catch (error) {
      log()[isClientGone(error) ? "debug" : "error"]({ err: error }, "a request failed");
      return problemResponse({
        code: "fault",
        detail: "Something went wrong here. Nothing has changed; try again.",
      });
    }
  };
}

/** The body was not sent to its end, as when a page is left while it asks: no fault of ours. */
function isClientGone(error: unknown): boolean {
  return (
    error instanceof Error && error.message === "aborted" && "code" in error && error.code === "ECONNRESET"
  );
}
