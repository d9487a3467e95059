import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { openForAdministrators } from "@/app/admin/open-people";
import { readQuery, type SearchParams } from "@/app/query";
import { AdminFrame, Pane } from "@/components/admin/frame";
import { PAGE_ROLES, USER_ROLES } from "@/components/admin/role-words";
import { Banner } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button";
import { LinkList } from "@/components/ui/navigation";
import { formatDate } from "@/lib/format";
import { listPeople, type People } from "@/lib/services/people/list-people";
import { AccountName } from "./account-name";
import { Invitations } from "./invitations";

export const metadata: Metadata = { title: "People" };

export default async function PeoplePage({ searchParams }: { searchParams: SearchParams }) {
  const { user, zone, locale, now } = await openForAdministrators();
  const listed = await listPeople(user);
  if (!listed.ok) forbidden();
  const query = await readQuery(searchParams);
  const news = newsOf(query);
  const day = (date: Date) => formatDate(date.getTime(), zone, locale);
  return (
    <AdminFrame user={user} current="people">
      <Pane
        title="People"
        aside={
          <ButtonLink tone="main" icon="mail" href="/admin/people/invite">
            Invite a person
          </ButtonLink>
        }
      >
        <div className="editor">
          {news ? (
            <div role="status">
              <Banner tone="keep" title={news} />
            </div>
          ) : null}
          <section aria-label="On the account">
            <LinkList
              items={listed.people.map((person) => ({
                href: `/admin/people/${person.userId}`,
                icon: "person",
                title: person.userId === user.userId ? `${person.name} (you)` : person.name,
                note: <PersonNote person={person} day={day} />,
              }))}
            />
          </section>
          <Invitations invitations={listed.invitations} query={query} user={user} now={now} day={day} />
          <AccountName user={user} query={query} now={now} />
        </div>
      </Pane>
    </AdminFrame>
  );
}

function PersonNote({ person, day }: { person: People["people"][number]; day: (date: Date) => string }) {
  const { email, role, pages, secondFactor, signedInAt } = person;
  const places = pages.map((page) => `${page.title} (${PAGE_ROLES[page.role].word})`);
  const facts = [
    USER_ROLES[role].word,
    ...(role === "member" ? [places.length > 0 ? places.join(", ") : "No booking page"] : []),
    signedInAt ? `Signed in ${day(signedInAt)}` : "Never signed in",
    ...(secondFactor ? ["Second factor"] : []),
  ];
  return (
    <>
      {email}
      <br />
      {facts.join(" · ")}
    </>
  );
}

function newsOf(query: URLSearchParams): string | null {
  if (query.has("invited")) return `The invitation to ${query.get("invited")} is on its way.`;
  if (query.has("removed")) return `${query.get("removed")} is off the account.`;
  if (query.has("resent")) return "The invitation is on its way again, with a new link.";
  return query.has("withdrawn") ? "The invitation is withdrawn. Its link opens nothing any more." : null;
}
