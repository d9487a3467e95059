import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { readQuery, type SearchParams } from "@/app/query";
import { hostView } from "@/components/booking/host-view";
import { PageFrame } from "@/components/booking/page-frame";
import { PageTitle } from "@/components/ui/page-parts";
import { type CheckoutView, readCheckout } from "@/lib/services/payments/read-checkout";
import { Given } from "./given-back";
import { NotPaid } from "./not-paid";
import { Left, Waiting } from "./open-checkout";
import { What } from "./what";

export const metadata: Metadata = { title: "Payment" };

interface Props {
  params: Promise<{ token: string }>;
  searchParams: SearchParams;
}

/** Where Stripe sends the customer back to. It only looks: the payment's event decides what becomes of the change. */
export default async function CheckoutPage({ params, searchParams }: Props) {
  const { token } = await params;
  const view = await readCheckout(token);
  if (!view) notFound();
  if (view.hold.status === "settled" && view.manageToken) redirect(doneAddress(view, view.manageToken));
  const query = await readQuery(searchParams);
  return (
    <PageFrame host={hostView(view.page)} foot={view.booking?.reference ?? view.page.accountName}>
      <State view={view} token={token} query={query} />
      {view.hold.status === "returned" ? null : <What view={view} />}
    </PageFrame>
  );
}

function doneAddress({ activityId, hold }: CheckoutView, manageToken: string): string {
  const done = `/manage/${manageToken}/done`;
  return hold.change.kind === "reschedule" && activityId ? `${done}?change=${activityId}` : done;
}

function State({ view, token, query }: { view: CheckoutView; token: string; query: URLSearchParams }) {
  switch (view.hold.status) {
    case "open":
      return query.has("left") ? (
        <Left view={view} token={token} />
      ) : (
        <Waiting token={token} looked={Number.parseInt(query.get("looked") ?? "0", 10) || 0} />
      );
    case "abandoned":
      return <NotPaid view={view} token={token} />;
    case "returned":
      return <Given view={view} token={token} />;
    case "settled":
      return <PageTitle done>Paid</PageTitle>;
  }
}
