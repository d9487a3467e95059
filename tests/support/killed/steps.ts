/** A point at which the process dies: before the step is carried out, or after it was and before its answer is back. */
export interface Death {
  readonly step: number;
  readonly when: "before" | "after";
}

/** Counts what a process does to the outside, its commits and its calls of Stripe, and kills it at one of them. */
export class Steps {
  readonly taken: string[] = [];
  died = false;

  constructor(
    private readonly death: Death | null,
    private readonly kill: () => void,
  ) {}

  /** The next step begins. Answers its number, and whether the process died before it. */
  begin(name: string): { step: number; dead: boolean } {
    const step = this.taken.push(name) - 1;
    return { step, dead: this.dieAt(step, "before") };
  }

  /** A step was carried out. Answers whether the process dies of it, and never hears the answer. */
  end(step: number): boolean {
    return this.dieAt(step, "after");
  }

  private dieAt(step: number, when: Death["when"]): boolean {
    if (this.death?.step === step && this.death.when === when) {
      this.died = true;
      this.kill();
    }
    return this.died;
  }
}
