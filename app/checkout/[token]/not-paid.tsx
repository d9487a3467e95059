import { Banner } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button";
import { PageTitle } from "@/components/ui/page-parts";
import type { CheckoutView } from "@/lib/services/payments/read-checkout";
import { goOn } from "./words";

/** The payment did not come, or the customer left it: nothing has changed, and they can go on. */
export function NotPaid({ view }: { view: CheckoutView }) {
  const booking = view.hold.change.kind === "booking";
  return (
    <>
      <PageTitle
        lead={booking ? "Nothing is booked." : "Nothing has moved: your sessions stay as they were."}
      >
        Not paid
      </PageTitle>
      <Banner tone="info" title="The times that were held for you are free again" className="gap-m">
        <p>What you picked is kept. If the times are still free, you can go on from there.</p>
      </Banner>
      <p className="gap-m">
        <ButtonLink tone="main" href={goOn(view)}>
          {booking ? "Back to the times you picked" : "Back to your changes"}
        </ButtonLink>
      </p>
    </>
  );
}
