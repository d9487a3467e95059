/** What stands in a form's fields, by their dotted names, and what is wrong with it. */
export interface FormFieldState {
  readonly value: (name: string) => string;
  readonly checked: (name: string) => boolean;
  readonly error: (name: string) => string | null;
}
