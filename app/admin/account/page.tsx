import type { Metadata } from "next";
import { openAdmin } from "@/app/admin/open";
import { readQuery, type SearchParams } from "@/app/query";
import { AdminFrame, Pane } from "@/components/admin/frame";
import { Button } from "@/components/ui/button";
import { AddressPart } from "./address-part";
import { BrowsersPart } from "./browsers-part";
import { FeedPart } from "./feed-part";
import { PasswordPart } from "./password-part";
import { ProfilePart } from "./profile-part";
import { SecondFactorPart } from "./second-factor-part";

export const metadata: Metadata = { title: "Your account" };

export default async function AccountPage({ searchParams }: { searchParams: SearchParams }) {
  const { user, zone, locale, now } = await openAdmin();
  const part = { user, zone, locale, now, query: await readQuery(searchParams) };
  return (
    <AdminFrame user={user} current="account">
      <Pane title="Your account" aside={<SignOut />}>
        <div className="editor">
          <ProfilePart {...part} />
          <FeedPart {...part} />
          <AddressPart {...part} />
          <PasswordPart {...part} />
          <SecondFactorPart {...part} />
          <BrowsersPart {...part} />
        </div>
      </Pane>
    </AdminFrame>
  );
}

function SignOut() {
  return (
    <form method="post" action="/api/v1/admin/sign-out">
      <Button>Sign out</Button>
    </form>
  );
}
