import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { readQuery, type SearchParams } from "@/app/query";
import { DetectZone } from "@/components/booking/detect-zone";
import { firstName } from "@/components/booking/names";
import { Offer } from "@/components/booking/offer";
import { SoftSteps } from "@/components/booking/soft-steps";
import { ZoneChooser } from "@/components/booking/zone-chooser";
import { BackLink, PageTitle } from "@/components/ui/page-parts";
import { currentInstant } from "@/lib/clock";
import { env } from "@/lib/env";
import { listZones } from "@/lib/format";
import { readFormDraft } from "@/lib/services/form-drafts";
import { readBookable } from "@/lib/services/offer-times";
import { CustomerFrame, Paused } from "../customer-frame";
import { requestLocale } from "../locale";
import { offerItems } from "../offer-items";
import { isSlug } from "../slug";
import { BookBar, DetailsForm } from "./details-form";
import { PickSection } from "./pick-section";
import { ProblemBanners } from "./problem-banners";
import { goalOf, inputsOf, readState } from "./state";
import { readTimes } from "./times";
import { pickWords } from "./words";

interface Props {
  params: Promise<{ page: string; eventType: string }>;
  searchParams: SearchParams;
}

const open = cache(async (page: string, eventType: string) =>
  isSlug(page) && isSlug(eventType) ? readBookable(page, eventType) : null,
);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { page: slug, eventType: eventSlug } = await params;
  const found = await open(slug, eventSlug);
  if (!found) return { title: "Nothing is here" };
  const { page, eventType } = found;
  return {
    title: `Book ${eventType.title} with ${page.owner.name}`,
    description: eventType.description,
    alternates: { canonical: `${env().APP_URL}/${page.slug}/${eventType.slug}` },
  };
}

export default async function EventTypePage({ params, searchParams }: Props) {
  const { page: slug, eventType: eventSlug } = await params;
  const bookable = await open(slug, eventSlug);
  if (!bookable) notFound();
  const { page, eventType } = bookable;
  const now = currentInstant();
  const locale = await requestLocale();
  const goal = goalOf(eventType);
  const path = `/${page.slug}/${eventType.slug}`;
  const state = readState(path, await readQuery(searchParams), page.zone, goal, now);
  return (
    <CustomerFrame page={page}>
      <BackLink href={`/${page.slug}`}>All that {firstName(page.owner.name)} offers</BackLink>
      <PageTitle lead={eventType.description}>{eventType.title}</PageTitle>
      <Offer items={offerItems(eventType, page, locale)} />
      {page.paused ? (
        <div className="section">
          <Paused page={page} />
        </div>
      ) : (
        <Booking {...{ bookable, goal, state, locale, now }} />
      )}
    </CustomerFrame>
  );
}

type BookingProps = Pick<Parameters<typeof PickSection>[0], "bookable" | "goal" | "state" | "locale" | "now">;

async function Booking({ bookable, goal, state, locale, now }: BookingProps) {
  const { path, starts, zone } = state;
  const scope = `book ${path.slice(1)}`;
  const draft = state.draft ? await readFormDraft(scope, state.draft, now) : null;
  const words = pickWords(goal, starts, zone, locale);
  const times = starts.length < goal.most ? await readTimes(bookable, state, now) : null;
  return (
    <>
      {state.zoneAsked ? null : <DetectZone zone={zone} />}
      <SoftSteps state={starts.join()} focus={["#times input[type=radio]", "#details h2"]}>
        <ProblemBanners {...{ draft, bookable, goal, state, locale, now }} />
        <PickSection {...{ bookable, goal, state, words, times, locale, now }} />
      </SoftSteps>
      <DetailsForm {...{ bookable, state, draft, locale }} />
      <ZoneChooser
        action={path}
        zone={zone}
        zones={state.listZones ? listZones(now) : null}
        inputs={inputsOf(state, { day: state.day, month: state.month }).filter(({ name }) => name !== "zone")}
      />
      <BookBar words={words} />
    </>
  );
}
