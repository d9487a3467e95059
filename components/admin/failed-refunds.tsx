import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { HiddenInputs } from "@/components/ui/hidden-inputs";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Money } from "@/lib/domain/money/types";
import { formatMoney } from "@/lib/format";

interface FailedRefund extends Money {
  readonly id: string;
  readonly reference: string;
  readonly customerName: string;
  readonly failure: string | null;
  /** Whether the reader may do something about it. */
  readonly mayEdit: boolean;
}

interface FailedRefundsProps {
  refunds: readonly FailedRefund[];
  /** The page that they stand on: the list of payments, or the details of a session by its id. */
  from: string;
  /** What was just done about one, as its route says. */
  news: string | null;
  locale: string;
  level?: 2 | 3;
}

const NEWS = {
  refunded: { tone: "keep", title: "The refund went through." },
  pending: { tone: "info", title: "The refund is on its way." },
  failed: { tone: "ask", title: "The refund failed again. What Stripe says stands below." },
  unanswered: { tone: "ask", title: "Stripe did not answer. The refund is tried again every hour." },
  "given-up": { tone: "info", title: "The refund is not tried any more." },
} as const;

/** Refunds that did not go through: why, that they are tried again, and what there is to do about it. */
export function FailedRefunds({ refunds, from, news, locale, level = 2 }: FailedRefundsProps) {
  const told = Object.entries(NEWS).find(([name]) => name === news)?.[1];
  return (
    <>
      {told ? (
        <div role="status">
          <Banner tone={told.tone} title={told.title} level={level} />
        </div>
      ) : null}
      {refunds.length === 0 ? null : (
        <Banner
          tone="ask"
          level={level}
          title={refunds.length === 1 ? "A refund failed" : `${refunds.length} refunds failed`}
        >
          <ul className="failed-refunds">
            {refunds.map((refund) => (
              <li key={refund.id}>
                <p id={`refund-${refund.id}`}>
                  <b className="num">{formatMoney(refund, locale)}</b>
                  {` to ${refund.customerName}, ${refund.reference}. ${sentence(refund.failure)}It is tried again every hour.`}
                </p>
                {refund.mayEdit ? <WhatToDo refund={refund} from={from} /> : null}
              </li>
            ))}
          </ul>
        </Banner>
      )}
    </>
  );
}

function WhatToDo({ refund: { id }, from }: { refund: FailedRefund; from: string }) {
  const back = from === "payments" ? "/admin/payments" : `/admin/activity/${from}`;
  const inputs = [
    { name: "back", value: back },
    { name: "from", value: from },
  ];
  const action = `/api/v1/admin/payments/refunds/${id}`;
  return (
    <div className="failed-refund-ways">
      <form method="post" action={`${action}/retry`}>
        <HiddenInputs inputs={inputs} />
        <SubmitButton small busyLabel="Asking Stripe…" aria-describedby={`refund-${id}`}>
          Try again
        </SubmitButton>
      </form>
      <details>
        <summary>Give it up</summary>
        <form method="post" action={`${action}/give-up`}>
          <HiddenInputs inputs={inputs} />
          <p>You settle it with the customer yourself then. The amount can be refunded anew.</p>
          <Button small tone="danger" aria-describedby={`refund-${id}`}>
            Don't try it any more
          </Button>
        </form>
      </details>
    </div>
  );
}

/** Stripe says why in a word, such as `lost_or_stolen_card`, or in a sentence. */
function sentence(failure: string | null): string {
  if (!failure) return "";
  const said = failure.replaceAll("_", " ").trim();
  return `Stripe says: ${said}${/[.!?]$/.test(said) ? "" : "."} `;
}
