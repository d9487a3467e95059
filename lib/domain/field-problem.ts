/** What is wrong with one thing that somebody wrote. */
export interface FieldProblem {
  /** In dotted form, as in the JSON of the call. */
  readonly field: string;
  /** A sentence that starts with what to write. */
  readonly message: string;
}
