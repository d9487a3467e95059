import { AdminForm } from "@/components/admin/admin-form";
import { Panel } from "@/components/admin/frame";
import { ZoneField } from "@/components/admin/zone-field";
import { Button } from "@/components/ui/button";
import { Field, Input, Select } from "@/components/ui/field";
import { formatDeadline } from "@/lib/format";
import { LOCALES } from "./locales";
import { type PartProps, readPart } from "./part";

const ACTION = "/api/v1/admin/account/profile";

/** One's name, and how one reads times. */
export async function ProfilePart(part: PartProps) {
  const { user, now, zone, locale } = part;
  const initial = { name: user.name, zone: user.zone ?? "", locale: user.locale };
  const state = await readPart(part, ACTION, "profile", initial);
  const known = LOCALES.some(({ tag }) => tag === state.value("locale"));
  return (
    <Panel id="profile" title="You">
      <AdminForm className="panel-form" action={ACTION} back="/admin/account" state={state}>
        <Field
          id="name"
          label="Name"
          hint="As customers and colleagues read it."
          error={state.error("name")}
          required
        >
          {(control) => (
            <Input {...control} name="name" autoComplete="name" defaultValue={state.value("name")} />
          )}
        </Field>
        <ZoneField
          id="display-zone"
          name="zone"
          label="Time zone that you read times in"
          hint="Here and in your mails. The booking pages have zones of their own."
          value={state.value("zone")}
          none="That of your first booking page"
          now={now}
          error={state.error("zone")}
        />
        <Field
          id="locale"
          label="How dates are written"
          hint={`Now: ${formatDeadline(now, zone, locale)}`}
          error={state.error("locale")}
        >
          {(control) => (
            <Select {...control} name="locale" defaultValue={state.value("locale")}>
              {known ? null : <option value={state.value("locale")}>{state.value("locale")}</option>}
              {LOCALES.map(({ tag, name }) => (
                <option value={tag} key={tag}>
                  {name}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Button>Save name and times</Button>
      </AdminForm>
    </Panel>
  );
}
