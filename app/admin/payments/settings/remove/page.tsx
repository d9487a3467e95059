import type { Metadata } from "next";
import { forbidden, redirect } from "next/navigation";
import { readFormState } from "@/app/admin/form-state";
import { openForAdministrators } from "@/app/admin/open-people";
import { readQuery, type SearchParams } from "@/app/query";
import { AdminForm } from "@/components/admin/admin-form";
import { AdminFrame, Pane } from "@/components/admin/frame";
import { Banner } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button";
import { SubmitButton } from "@/components/ui/submit-button";
import { readPaymentSetup } from "@/lib/services/payments/read-payment-setup";
import { whatStops } from "../what-stops";

export const metadata: Metadata = { title: "Remove the keys of Stripe" };

const ACTION = "/api/v1/admin/payments/keys/remove";
const SETTINGS = "/admin/payments/settings";

/** Says what stops without the keys, before they are removed. */
export default async function RemoveKeysPage({ searchParams }: { searchParams: SearchParams }) {
  const { user, now } = await openForAdministrators();
  const setup = await readPaymentSetup(user);
  if (!setup.ok) forbidden();
  if (setup.keys?.from !== "settings") redirect(SETTINGS);
  const state = await readFormState(user, ACTION, await readQuery(searchParams), {}, now);
  return (
    <AdminFrame user={user} current="payments">
      <Pane
        title="Remove the keys of Stripe"
        crumbs={[
          { label: "Payments", href: "/admin/payments" },
          { label: "Payment settings", href: SETTINGS },
        ]}
      >
        <AdminForm action={ACTION} back={`${SETTINGS}/remove`} state={state}>
          <Banner tone="ask" title="Without them this stops" level={2}>
            <ul>
              {whatStops(setup.inUse).map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </Banner>
          <p>
            Bookings, and the record of what was paid, stay as they are. Reslot can't show you the keys again.
          </p>
          <div className="chips">
            <SubmitButton tone="remove" busyLabel="Removing…">
              Remove the keys
            </SubmitButton>
            <ButtonLink href={SETTINGS}>Keep them</ButtonLink>
          </div>
        </AdminForm>
      </Pane>
    </AdminFrame>
  );
}
