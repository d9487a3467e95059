import type { Metadata } from "next";
import { openAdminPage } from "@/app/admin/open";
import { readQuery, type SearchParams } from "@/app/query";
import { AvailabilityEditor } from "@/components/admin/availability/availability-editor";
import { PREVIEW_FIELD, writtenOf } from "@/components/admin/availability/form-model";
import { previewAnswer } from "@/components/admin/availability/preview-view";
import { AdminFrame } from "@/components/admin/frame";
import { PageSections } from "@/components/admin/page-sections";
import { ZoneOptions } from "@/components/admin/zone-options";
import { roleAllows } from "@/lib/auth/page-access";
import { localDateOf } from "@/lib/domain/availability/local-days";
import { WEEKDAYS } from "@/lib/domain/availability/written";
import { formatWeekday, weekStart } from "@/lib/format";
import { previewAvailability } from "@/lib/services/pages/preview-availability";
import { readPageAvailability } from "@/lib/services/pages/read-availability";
import { readAvailabilityForm } from "./form";

export const metadata: Metadata = { title: "Availability" };

interface Props {
  params: Promise<{ pageId: string }>;
  searchParams: SearchParams;
}

export default async function AvailabilityPage({ params, searchParams }: Props) {
  const { pageId } = await params;
  const { access, user, now, locale } = await openAdminPage(pageId, "view");
  const present = await readPageAvailability(access, now);
  const { settings, eventTypes } = present;
  const action = `/api/v1/admin/pages/${pageId}/availability`;
  const form = await readAvailabilityForm(access, action, await readQuery(searchParams), present, now);
  const { state, typed } = form;
  const chosen = typed[PREVIEW_FIELD] ?? null;
  const preview = await previewAvailability(access, writtenOf(typed), chosen, now);
  const asked = state.intent === "preview" && !preview.ok ? preview : null;
  const mayEdit = roleAllows(access.role, "edit");
  const back = `/admin/pages/${pageId}/availability`;
  return (
    <AdminFrame user={user} current="pages">
      <AvailabilityEditor
        pane={{
          title: "Availability",
          lead: mayEdit ? null : "You may look at it. The page's owner and editors change it.",
          crumbs: [
            { label: "Booking pages", href: "/admin/pages" },
            ...(mayEdit ? [{ label: access.title, href: `/admin/pages/${pageId}` }] : []),
          ],
        }}
        before={<PageSections page={{ ...access, id: pageId }} role={access.role} current="availability" />}
        action={action}
        back={back}
        mayEdit={mayEdit}
        days={daysOfWeek(locale)}
        today={localDateOf(now, settings.zone)}
        eventTypes={eventTypes.map(({ id, title }) => ({ id, title }))}
        zoneOptions={<ZoneOptions zone={typed.zone ?? settings.zone} now={now} />}
        saved={form.saved}
        seen={form.seen}
        typed={typed}
        focus={form.focus}
        state={{ problem: state.problem ?? asked, saved: state.saved }}
        refused={state.problem?.errors ?? asked?.errors ?? []}
        preview={previewAnswer(preview, locale)}
      />
    </AdminFrame>
  );
}

/** The days in the order and by the names of the reader's language. */
function daysOfWeek(locale: string) {
  const first = (weekStart(locale) + 6) % 7;
  return WEEKDAYS.map((_, offset) => {
    const index = (first + offset) % 7;
    return { day: WEEKDAYS[index] ?? "monday", label: formatWeekday(index + 1, locale) };
  });
}
