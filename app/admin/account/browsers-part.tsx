import { headers } from "next/headers";
import { AdminForm } from "@/components/admin/admin-form";
import { Panel } from "@/components/admin/frame";
import { Button } from "@/components/ui/button";
import { presentBrowser } from "@/lib/auth/sign-in";
import { formatDeadline } from "@/lib/format";
import { listBrowsers } from "@/lib/services/people/signed-in-browsers";
import { browserName, placeName } from "./browser-name";
import { type PartProps, readPart } from "./part";

const ACTION = "/api/v1/admin/account/sign-out-everywhere";

/** Where one is signed in. */
export async function BrowsersPart(part: PartProps) {
  const { user, now, zone, locale } = part;
  const [browsers, present, state] = await Promise.all([
    listBrowsers(user, now),
    presentBrowser(await headers()),
    readPart(part, ACTION, "browsers"),
  ]);
  return (
    <Panel id="browsers" title="Signed-in browsers">
      <ul className="browsers">
        {browsers.map(({ id, userAgent, clientAddress, signedInAt }) => (
          <li key={id}>
            <strong>
              {browserName(userAgent)}
              {id === present ? " (this one)" : ""}
            </strong>
            <span>
              Since {formatDeadline(signedInAt.getTime(), zone, locale)}
              {placeName(clientAddress)}
            </span>
          </li>
        ))}
      </ul>
      <AdminForm className="panel-form" action={ACTION} back="/admin/account#browsers" state={state}>
        <Button>Sign out everywhere</Button>
      </AdminForm>
    </Panel>
  );
}
