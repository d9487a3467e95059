import { Banner } from "@/components/ui/banner";
import { PageTitle } from "@/components/ui/page-parts";
import type { CheckoutView } from "@/lib/services/payments/read-checkout";
import { GoOn } from "./go-on";

/** The payment did not come, or the customer left it: nothing has changed, and they can go on. */
export function NotPaid({ view, token }: { view: CheckoutView; token: string }) {
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
      <GoOn token={token}>{booking ? "Back to the times you picked" : "Back to your changes"}</GoOn>
    </>
  );
}
