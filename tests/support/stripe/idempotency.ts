import { createHash } from "node:crypto";
import { StripeRefusal } from "./ledger";

interface Kept {
  readonly request: string;
  readonly since: number;
  answer: { status: number; body: object } | null;
}

const KEPT_FOR_S = 24 * 3600;

/**
 * Keeps the answer to each Idempotency-Key for a day, that of a failure too: the same request is answered the same, another one is
 * refused.
 */
export class IdempotencyKeys {
  private readonly kept = new Map<string, Kept>();

  constructor(private readonly seconds: () => number) {}

  begin(key: string, call: string, body: string): { status: number; body: object } | null {
    if (key.length > 255) {
      throw new StripeRefusal(400, {
        type: "invalid_request_error",
        message: "Idempotency keys can be at most 255 characters long.",
      });
    }
    const request = createHash("sha256").update(`${call}\n${body}`).digest("hex");
    const found = this.kept.get(key);
    const now = this.seconds();
    if (!found || now >= found.since + KEPT_FOR_S) {
      this.kept.set(key, { request, since: now, answer: null });
      return null;
    }
    if (found.request !== request) {
      throw new StripeRefusal(400, {
        type: "idempotency_error",
        message:
          "Keys for idempotent requests can only be used with the same parameters they were first used with.",
      });
    }
    if (!found.answer) {
      throw new StripeRefusal(409, {
        type: "idempotency_error",
        code: "idempotency_key_in_use",
        message: "There is currently another in-progress request using this Idempotent Key.",
      });
    }
    return found.answer;
  }

  end(key: string, answer: { status: number; body: object }): void {
    const found = this.kept.get(key);
    if (found) found.answer = answer;
  }

  /** A call that was refused before it was begun may be tried again with its key. */
  forget(key: string): void {
    this.kept.delete(key);
  }
}
