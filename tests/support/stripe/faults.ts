/** What the double is told to do wrong, for calls or for webhooks. */
export interface Fault {
  /** Of a call, such as `POST /v1/checkout/sessions`; `*` for any. */
  readonly call: string;
  /** Before: nothing was done. After: it was done, and the answer is lost. */
  readonly when: "before" | "after";
  /** As with Stripe a 500 and a refusal are kept for the Idempotency-Key; what was dropped or limited may be tried again with it. */
  readonly how: "500" | "drop" | "429" | { readonly delayMs: number } | { readonly refuse: string };
  /** How many calls it hits. */
  times: number;
}

/** How webhooks leave: at once, or kept until they are released; and how often each. */
export interface WebhookMode {
  readonly hold: boolean;
  readonly repeat: number;
}

export class Faults {
  private readonly list: Fault[] = [];

  add(fault: Fault): void {
    this.list.push({ ...fault });
  }

  clear(): void {
    this.list.length = 0;
  }

  /** The fault that hits this call now, which uses up one of its times. */
  take(call: string, when: Fault["when"]): Fault["how"] | null {
    const fault = this.list.find(
      (one) => one.when === when && one.times > 0 && (one.call === "*" || one.call === call),
    );
    if (!fault) return null;
    fault.times -= 1;
    return fault.how;
  }
}
