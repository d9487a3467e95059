import { firstName } from "@/components/booking/names";
import { Banner } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button";
import { PageTitle } from "@/components/ui/page-parts";
import type { CheckoutView } from "@/lib/services/payments/read-checkout";
import { amountOf, goOn } from "./words";

/** Paid, but the change could not be made any more: the money goes back by itself. */
export function Given({ view }: { view: CheckoutView }) {
  const booking = view.hold.change.kind === "booking";
  const name = firstName(view.page.owner.name);
  const why = booking
    ? "The times could not be booked any more."
    : "Something about your sessions changed while you were paying, so they could not be moved.";
  return (
    <>
      <PageTitle lead={why}>{booking ? "Not booked" : "Not moved"}</PageTitle>
      <Banner tone="ask" title={`Your ${amountOf(view)} go back to you`} alert className="gap-m">
        <p>
          You need do nothing. It takes a few days until your bank shows it. You and {name} are told by mail.
        </p>
      </Banner>
      <p className="gap-m">
        {view.manageToken ? (
          <ButtonLink tone="main" href={`/manage/${view.manageToken}`}>
            See your sessions as they stand
          </ButtonLink>
        ) : (
          <ButtonLink tone="main" href={goOn(view)}>
            Pick other times
          </ButtonLink>
        )}
      </p>
    </>
  );
}
