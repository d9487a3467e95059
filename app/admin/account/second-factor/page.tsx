import type { Metadata } from "next";
import { readFormState } from "@/app/admin/form-state";
import { openAdmin } from "@/app/admin/open";
import { readQuery, type SearchParams } from "@/app/query";
import { AdminForm } from "@/components/admin/admin-form";
import { AdminFrame, Pane } from "@/components/admin/frame";
import { QrCode } from "@/components/admin/qr-code";
import { Button, ButtonLink } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { Field, Input } from "@/components/ui/field";
import { readSecrets } from "./secrets";

export const metadata: Metadata = { title: "Set up your second factor" };

const ACTION = "/api/v1/admin/account/second-factor/confirm";
const CRUMBS = [{ label: "Your account", href: "/admin/account" }];

export default async function SecondFactorPage({ searchParams }: { searchParams: SearchParams }) {
  const { user, now } = await openAdmin();
  const secrets = await readSecrets();
  const state = await readFormState(user, ACTION, await readQuery(searchParams), {}, now);
  if (!secrets) {
    const again = <ButtonLink href="/admin/account#second-factor">Start again</ButtonLink>;
    return (
      <AdminFrame user={user} current="account">
        <Pane title="Set up your second factor" crumbs={CRUMBS}>
          <Empty icon="lock" action={again}>
            The key and the codes are shown once, for a quarter of an hour. Nothing was turned on.
          </Empty>
        </Pane>
      </AdminFrame>
    );
  }
  const key = new URL(secrets.uri).searchParams.get("secret") ?? "";
  return (
    <AdminFrame user={user} current="account">
      <Pane title="Set up your second factor" crumbs={CRUMBS}>
        <AdminForm
          action={ACTION}
          back="/admin/account/second-factor"
          state={state}
          refusedText="Nothing was changed."
        >
          <ol className="factor-steps">
            <li>
              <h2>Scan this with an authenticator app</h2>
              <QrCode text={secrets.uri} label="QR code for your authenticator app" />
              <p className="panel-note">
                No camera? Type this key into the app: <span className="secret">{inFours(key)}</span>
              </p>
            </li>
            <li>
              <h2>Keep these backup codes</h2>
              <p className="panel-note">
                Each signs you in once, for the day your phone is lost. They are shown only here.
              </p>
              <ul className="backup-codes">
                {secrets.backupCodes.map((code) => (
                  <li className="secret" key={code}>
                    {code}
                  </li>
                ))}
              </ul>
            </li>
            <li>
              <h2>Write the code that the app shows</h2>
              <Field
                id="code"
                label="Code"
                hint="6 figures. Nothing changes before they are right."
                error={state.error("code")}
                required
              >
                {(control) => (
                  <Input {...control} name="code" inputMode="numeric" autoComplete="one-time-code" />
                )}
              </Field>
              <p className="gap-s">
                <Button tone="main">Turn the second factor on</Button>
              </p>
            </li>
          </ol>
        </AdminForm>
      </Pane>
    </AdminFrame>
  );
}

function inFours(key: string): string {
  return key.match(/.{1,4}/g)?.join(" ") ?? key;
}
