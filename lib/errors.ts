import type { RefusalCode } from "./domain/booking/refusal";

/** The codes of the customers' interface. The names are documented and never change. */
export type CustomerProblemCode =
  | RefusalCode
  | "invalid"
  | "not_found"
  | "unknown_zone"
  | "paused"
  | "payment_unavailable"
  | "too_large"
  | "unsupported_media_type"
  | "idempotency_key_reused"
  | "too_many_requests"
  | "fault";

/** Further codes, which only the owner's side answers. */
type OwnerProblemCode =
  | "signed_out"
  | "forbidden"
  | "address_taken"
  | "needs_confirmation"
  | "not_started"
  | "not_due"
  | "refunds_off"
  | "refund_too_high";

/** Every code that a refusal can carry. */
export type ProblemCode = CustomerProblemCode | OwnerProblemCode;

/** The HTTP status of each code of the customers' interface. */
export const STATUS = {
  invalid: 422,
  not_found: 404,
  unknown_zone: 422,
  paused: 409,
  payment_unavailable: 409,
  too_large: 413,
  unsupported_media_type: 415,
  idempotency_key_reused: 422,
  too_many_requests: 429,
  fault: 500,
  too_late: 422,
  not_allowed: 422,
  wrong_status: 422,
  quota_used: 422,
  too_far: 422,
  no_sessions: 422,
  unknown_session: 422,
  duplicate_session: 422,
  wrong_count: 422,
  in_past: 422,
  not_a_slot: 422,
  slot_taken: 409,
  cap_reached: 422,
  overlapping_times: 422,
  same_time: 422,
  reason_required: 422,
  reason_too_long: 422,
  not_undoable: 409,
} satisfies Record<CustomerProblemCode, number>;

/** The HTTP status of every code. */
export const STATUS_OF = {
  ...STATUS,
  signed_out: 401,
  forbidden: 403,
  address_taken: 409,
  needs_confirmation: 409,
  not_started: 422,
  not_due: 409,
  refunds_off: 409,
  refund_too_high: 422,
} satisfies Record<ProblemCode, number>;

export interface FieldError {
  /** In dotted form, as in the JSON of the call. */
  readonly field: string;
  readonly message: string;
}

/** A refusal as people and programs are told of it. */
export interface Problem {
  readonly code: ProblemCode;
  /** A sentence for the reader. */
  readonly detail: string;
  readonly errors?: readonly FieldError[];
  /** Members of their own, such as `conflicts`. */
  readonly more?: Readonly<Record<string, unknown>>;
}

/** A problem as the answer of a service. */
export type Refused = Problem & { readonly ok: false };
