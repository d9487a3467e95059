import { createHash } from "node:crypto";
import { StripeRefusal } from "./ledger";

interface Kept {
  readonly request: string;
  answer: { status: number; body: object } | null;
}

/** Keeps the answer to each Idempotency-Key: the same request is answered the same, another one is refused. */
export class IdempotencyKeys {
  private readonly kept = new Map<string, Kept>();

  begin(key: string, call: string, body: string): { status: number; body: object } | null {
    const request = createHash("sha256").update(`${call}\n${body}`).digest("hex");
    const found = this.kept.get(key);
    if (!found) {
      this.kept.set(key, { request, answer: null });
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

  /** A call that failed before it did anything may be tried again with its key. */
  forget(key: string): void {
    this.kept.delete(key);
  }
}
