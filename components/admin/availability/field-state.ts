import type { Typed } from "./form-model";

/** What the parts of the form are drawn from. */
export interface FieldState {
  readonly typed: Typed;
  /** The sentence at a field, by its dotted name; null for none. */
  readonly error: (name: string) => string | null;
  /** The id of what gets the focus when it is drawn. */
  readonly focus: string | null;
}
