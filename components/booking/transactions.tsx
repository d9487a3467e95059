import { Badge, type BadgeTone } from "@/components/ui/badge";
import type { IconName } from "@/components/ui/icon";
import { Icon } from "@/components/ui/icon";
import { SessionList } from "./session-row";

/** As the customer reads it: how a failed refund is put right is not theirs to know. */
export type TransactionState = "due" | "waived" | "paid" | "under_way" | "refunded";

export interface TransactionView {
  /** "TXN-…" */
  reference: string;
  /** "Price of the package" */
  what: string;
  amount: string;
  /** "Nov 22, 2026" */
  on: string;
  state: TransactionState;
}

const LOOKS = {
  due: { word: "Due", icon: "dashed", tone: "open" },
  waived: { word: "Waived", icon: "dash", tone: "plain" },
  paid: { word: "Paid", icon: "check", tone: "quiet" },
  under_way: { word: "On its way back", icon: "dashed", tone: "open" },
  refunded: { word: "Refunded", icon: "undo", tone: "accent" },
} satisfies Record<TransactionState, { word: string; icon: IconName; tone: BadgeTone }>;

/** The record of what was paid and what went back, oldest first. */
export function Transactions({ transactions }: { transactions: readonly TransactionView[] }) {
  return (
    <SessionList>
      {transactions.map(({ reference, what, amount, on, state }) => {
        const { word, icon, tone } = LOOKS[state];
        return (
          <li className="row" key={reference}>
            <Icon name="cash" />
            <p>
              <strong>{amount}</strong> {what}
            </p>
            <Badge icon={icon} tone={tone}>
              {word}
            </Badge>
            <p className="why">
              {on}, {reference}
            </p>
          </li>
        );
      })}
    </SessionList>
  );
}
