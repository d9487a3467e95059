import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { readFormState } from "@/app/admin/form-state";
import { openForAdministrators } from "@/app/admin/open-people";
import { readQuery, type SearchParams } from "@/app/query";
import { AdminForm } from "@/components/admin/admin-form";
import { AdminFrame, Pane } from "@/components/admin/frame";
import { Button, ButtonLink } from "@/components/ui/button";
import { readPerson } from "@/lib/services/people/list-people";

export const metadata: Metadata = { title: "Take a person off the account" };

interface Props {
  params: Promise<{ userId: string }>;
  searchParams: SearchParams;
}

export default async function RemovePersonPage({ params, searchParams }: Props) {
  const { user, now } = await openForAdministrators();
  const { userId } = await params;
  const found = await readPerson(user, userId);
  if (!found.ok) notFound();
  const { name } = found.person;
  const action = `/api/v1/admin/people/${userId}/remove`;
  const state = await readFormState(user, action, await readQuery(searchParams), {}, now);
  const path = `/admin/people/${userId}`;
  const crumbs = [
    { label: "People", href: "/admin/people" },
    { label: name, href: path },
  ];
  return (
    <AdminFrame user={user} current="people">
      <Pane title={`Take ${name} off the account?`} crumbs={crumbs}>
        <AdminForm action={action} back={`${path}/remove`} state={state} refusedText="Nothing was changed.">
          <p className="panel-note">
            {name} is signed out in every browser at once, and gets no more mails about bookings. What they
            did stays on record under their name. You can invite them again later.
          </p>
          <p className="invited-actions">
            <Button tone="remove">Take {name} off the account</Button>
            <ButtonLink href={path}>Keep {name}</ButtonLink>
          </p>
        </AdminForm>
      </Pane>
    </AdminFrame>
  );
}
