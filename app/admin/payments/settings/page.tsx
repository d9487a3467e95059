import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { readFormState } from "@/app/admin/form-state";
import { openForAdministrators } from "@/app/admin/open-people";
import { readQuery, type SearchParams } from "@/app/query";
import { AdminFrame, Pane, Panel } from "@/components/admin/frame";
import { CopyField } from "@/components/ui/copy-field";
import { readPaymentSetup } from "@/lib/services/payments/read-payment-setup";
import { KeysForm } from "./keys-form";
import { KeysInForce } from "./keys-in-force";
import { RefundPolicyForm } from "./refund-policy-form";

export const metadata: Metadata = { title: "Payment settings" };

const KEYS = "/api/v1/admin/payments/keys";
const POLICY = "/api/v1/admin/payments/refund-policy";

/** How the account takes money and gives it back; for its administrators. */
export default async function PaymentSettingsPage({ searchParams }: { searchParams: SearchParams }) {
  const { user, now } = await openForAdministrators();
  const setup = await readPaymentSetup(user);
  if (!setup.ok) forbidden();
  const query = await readQuery(searchParams);
  const keys = await readFormState(user, KEYS, query, {}, now);
  const policy = await readFormState(user, POLICY, query, { refundPolicy: setup.refundPolicy }, now);
  return (
    <AdminFrame user={user} current="payments">
      <Pane
        title="Payment settings"
        lead="How your account takes money through Stripe, and gives it back."
        crumbs={[{ label: "Payments", href: "/admin/payments" }]}
      >
        <div className="editor">
          <Panel id="stripe" title="Stripe">
            <KeysInForce setup={setup} news={query.get("keys")} />
            {setup.keys?.from === "environment" ? null : (
              <KeysForm action={KEYS} setup={setup} state={keys} />
            )}
          </Panel>
          <Panel id="webhook" title="Webhook">
            <p>
              Stripe tells Reslot here that somebody has paid. Add this address in Stripe's dashboard, under
              Developers, Webhooks, with the events <code>checkout.session.*</code> and <code>refund.*</code>.
              Its signing secret is shown there then.
            </p>
            <CopyField value={setup.webhookUrl} label="Address of the webhook" />
          </Panel>
          <Panel id="refunds" title="Refunds">
            <RefundPolicyForm
              action={POLICY}
              state={{ ...policy, saved: query.get("policy") === "saved" && !policy.problem }}
            />
          </Panel>
        </div>
      </Pane>
    </AdminFrame>
  );
}
