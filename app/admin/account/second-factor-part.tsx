import { AdminForm } from "@/components/admin/admin-form";
import { Panel } from "@/components/admin/frame";
import { PasswordField } from "@/components/admin/password-field";
import { Badge } from "@/components/ui/badge";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { readSecondFactor } from "@/lib/services/people/second-factor";
import { type PartProps, readPart } from "./part";

const START = "/api/v1/admin/account/second-factor";
const END = `${START}/end`;

/** Whether a code from the phone is asked for, beside the password. */
export async function SecondFactorPart(part: PartProps) {
  const { on, backupCodesLeft } = await readSecondFactor(part.user);
  const action = on ? END : START;
  const state = await readPart(part, action, on ? "second-factor-on" : "second-factor-off");
  const codes = backupCodesLeft === 1 ? "1 backup code is" : `${backupCodesLeft} backup codes are`;
  return (
    <Panel id="second-factor" title="Second factor">
      <p>
        {on ? (
          <Badge icon="check" tone="accent">
            On
          </Badge>
        ) : (
          <Badge icon="dashed" tone="open">
            Off
          </Badge>
        )}
      </p>
      {on && backupCodesLeft < 3 ? (
        <Banner tone="ask" level={3} title={`Only ${codes} left`}>
          <p>Turn the second factor off and on again to get new ones.</p>
        </Banner>
      ) : null}
      <p className="panel-note">
        {on
          ? `To sign in you write a code from your phone, beside your password. ${codes} left for the day your phone is lost.`
          : "With it, a stolen password alone opens nothing: you write a code from an app on your phone too."}
      </p>
      <AdminForm
        className="panel-form"
        action={action}
        back="/admin/account#second-factor"
        state={state}
        refusedText="Nothing was changed."
        savedText={on ? "The second factor is on." : "The second factor is off."}
      >
        <PasswordField
          id="factor-password"
          name="password"
          label="Your password"
          error={state.error("password")}
        />
        <Button tone={on ? "danger" : "plain"}>{on ? "Turn it off" : "Set it up"}</Button>
      </AdminForm>
    </Panel>
  );
}
