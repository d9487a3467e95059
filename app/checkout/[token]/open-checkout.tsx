import { Anchor } from "@/components/ui/anchor";
import { Button } from "@/components/ui/button";
import { Ghosts } from "@/components/ui/ghosts";
import { Note, PageTitle } from "@/components/ui/page-parts";
import { SubmitButton } from "@/components/ui/submit-button";
import { formatDeadline } from "@/lib/format";
import type { CheckoutView } from "@/lib/services/payments/read-checkout";
import { LookAgain } from "./look-again";
import { amountOf, localeOf, zoneOf } from "./words";

/** Looks often at first; after a minute, when something is amiss, less so. */
const OFTEN = { times: 20, seconds: 3 } as const;
const SELDOM_SECONDS = 15;

/**
 * Back from paying before the payment's event is here: the page looks again by itself, with or without a script.
 *
 * @param looked How often it has looked before.
 */
export function Waiting({ token, looked }: { token: string; looked: number }) {
  const long = looked >= OFTEN.times;
  const next = `/checkout/${token}?looked=${looked + 1}`;
  return (
    <>
      <LookAgain href={next} seconds={long ? SELDOM_SECONDS : OFTEN.seconds} />
      <PageTitle
        lead={
          long
            ? "It takes longer than usual. You can close this page: a mail tells you what became of it."
            : "This page goes on by itself as soon as it is there. It takes a few seconds, rarely a minute."
        }
      >
        Waiting for your payment
      </PageTitle>
      <Ghosts count={2}>The confirmation of your payment is on its way.</Ghosts>
      <p className="gap-m">
        <Anchor className="textlink" href={next}>
          Look again
        </Anchor>
      </p>
      <Note>
        You have not paid? <Anchor href={`/checkout/${token}?left=1`}>Pay now, or leave it</Anchor>.
      </Note>
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
          Give the times back
        </Button>
      </form>
    </>
  );
}
