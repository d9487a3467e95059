import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { openAdminPage } from "@/app/admin/open";
import { readQuery, type SearchParams } from "@/app/query";
import { AdminForm } from "@/components/admin/admin-form";
import { AdminFrame, Pane, Panel } from "@/components/admin/frame";
import { MailPreview } from "@/components/admin/mail-preview";
import { Banner } from "@/components/ui/banner";
import { ChipLink, Chips } from "@/components/ui/chip";
import { roleAllows } from "@/lib/auth/page-access";
import {
  AUDIENCE_NAMES,
  AUDIENCES,
  isAudience,
  isScenario,
  isTold,
  SCENARIO_NAMES,
} from "@/lib/domain/notifications/scenarios";
import { WordsBar, WordsFields } from "./fields";
import { OurWordsForm } from "./our-words";
import { openWords } from "./state";

interface Props {
  params: Promise<{ pageId: string; scenario: string; audience: string }>;
  searchParams: SearchParams;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { scenario } = await params;
  return { title: isScenario(scenario) ? SCENARIO_NAMES[scenario] : "Nothing is here" };
}

export default async function WordsPage({ params, searchParams }: Props) {
  const { pageId, scenario, audience } = await params;
  const view = await openAdminPage(pageId, "view");
  if (!isScenario(scenario) || !isAudience(audience) || !isTold(scenario, audience)) notFound();
  const query = await readQuery(searchParams);
  const { user, access } = view;
  const list = `/admin/pages/${pageId}/notifications`;
  const back = `${list}/${scenario}/${audience}`;
  const action = `/api/v1${back}`;
  const words = await openWords(view, { scenario, audience }, action, query);
  const mayEdit = roleAllows(access.role, "edit");
  return (
    <AdminFrame user={user} current="pages">
      <Pane
        title={SCENARIO_NAMES[scenario]}
        lead={`To the ${AUDIENCE_NAMES[audience].toLowerCase()}`}
        crumbs={[
          { label: "Booking pages", href: "/admin/pages" },
          { label: access.title, href: `/admin/pages/${pageId}` },
          { label: "Notifications", href: list },
        ]}
        side={<MailPreview preview={words.preview} />}
      >
        <Chips>
          {AUDIENCES.filter((other) => isTold(scenario, other)).map((other) => (
            <ChipLink key={other} href={`${list}/${scenario}/${other}`} current={other === audience}>
              {AUDIENCE_NAMES[other]}
            </ChipLink>
          ))}
        </Chips>
        {query.has("tested") && !words.state.problem ? (
          <div role="status" className="gap-s">
            <Banner tone="keep" title={`A test mail is on its way to ${user.email}.`} />
          </div>
        ) : null}
        <AdminForm action={action} back={back} state={words.state} className="editor gap-m">
          <fieldset className="editor plain" disabled={!mayEdit}>
            <Panel title="Words" id="words">
              <WordsFields mail={{ scenario, audience }} words={words} />
            </Panel>
          </fieldset>
          {mayEdit ? <WordsBar test={`${action}/test`} /> : null}
        </AdminForm>
        {mayEdit && words.hasOwn ? <OurWordsForm action={action} back={back} /> : null}
      </Pane>
    </AdminFrame>
  );
}
