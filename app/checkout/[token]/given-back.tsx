import { firstName } from "@/components/booking/names";
import { Banner } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button";
import { PageTitle } from "@/components/ui/page-parts";
import type { CheckoutView } from "@/lib/services/payments/read-checkout";
import { GoOn } from "./go-on";
import { amountOf } from "./words";

const WHY = {
  taken: {
    booking: "One of your times was taken before your payment came.",
    reschedule: "A new time was taken before your payment came. Your sessions stay as they were.",
  },
  changed: {
    booking: "The times could not be booked any more.",
    reschedule: "Something about your sessions changed while you were paying, so they could not be moved.",
  },
} as const;

/** Paid, but the change could not be made any more: the money goes back by itself. */
export function Given({ view, token }: { view: CheckoutView; token: string }) {
  const booking = view.hold.change.kind === "booking";
  const name = firstName(view.page.owner.name);
  const why = WHY[view.hold.refusal === "slot_taken" ? "taken" : "changed"][view.hold.change.kind];
  return (
    <>
      <PageTitle lead={why}>{booking ? "Not booked" : "Not moved"}</PageTitle>
      <Banner tone="ask" title={`${amountOf(view)} goes back to you`} alert className="gap-m">
        <p>
          It goes back by itself, to the card that you paid with; your bank shows it within a few days. You
          and {name} are told by mail.
        </p>
      </Banner>
      {view.manageToken ? (
        <p className="gap-m">
          <ButtonLink tone="main" href={`/manage/${view.manageToken}`}>
            See your sessions as they stand
          </ButtonLink>
        </p>
      ) : (
        <GoOn token={token}>Pick other times</GoOn>
      )}
    </>
  );
}
