import { Button } from "@/components/ui/button";
import { Ghosts } from "@/components/ui/ghosts";
import { PageTitle } from "@/components/ui/page-parts";
import { SubmitButton } from "@/components/ui/submit-button";
import { formatDeadline } from "@/lib/format";
import type { CheckoutView } from "@/lib/services/payments/read-checkout";
import { amountOf, localeOf, zoneOf } from "./words";

const SECONDS = 2;

/** Back from paying before the payment's event is here: the page looks again by itself, with or without a script. */
export function Waiting({ token }: { token: string }) {
  return (
    <>
      <meta httpEquiv="refresh" content={`${SECONDS}; url=/checkout/${token}`} />
      <PageTitle lead="This page goes on by itself as soon as it is there. It takes a few seconds, rarely a minute.">
        Waiting for your payment
      </PageTitle>
      <Ghosts count={2}>The confirmation of your payment is on its way.</Ghosts>
    </>
  );
}

/** Back without having paid: nothing has happened, and both ways are open. */
export function Left({ view, token }: { view: CheckoutView; token: string }) {
  const until = formatDeadline(view.hold.expiresAt, zoneOf(view), localeOf(view));
  const what = view.hold.change.kind === "booking" ? "Nothing is booked yet." : "Nothing has moved yet.";
  return (
    <>
      <PageTitle lead={`${what} The times are held for you until ${until}.`}>You have not paid yet</PageTitle>
      <form method="post" action={`/api/v1/checkout/${token}`} className="actions gap-m">
        <SubmitButton tone="main" name="do" value="pay" busyLabel="Opening the payment page…">
          {`Pay ${amountOf(view)}`}
        </SubmitButton>
        <Button name="do" value="leave">
          Do not pay, give the times back
        </Button>
      </form>
    </>
  );
}
