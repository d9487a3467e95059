import type { TransactionKind, TransactionStatus } from "./domain/money/transactions";

export const TRANSACTION_KIND_WORDS = {
  payment_schedule: "Payment, booking",
  payment_reschedule: "Payment, reschedule",
  refund_automatic: "Refund, automatic",
  refund_manual: "Refund, manual",
} satisfies Record<TransactionKind, string>;

export const TRANSACTION_STATUS_WORDS = {
  due: "Due, settled directly",
  pending: "Pending",
  paid: "Paid",
  refunded: "Refunded",
  failed: "Failed",
  void: "Not due any more",
  waived: "Waived",
} satisfies Record<TransactionStatus, string>;
