import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { goalOf, readState } from "@/app/picking/state";
import { readQuery, type SearchParams } from "@/app/query";
import { firstName } from "@/components/booking/names";
import { Offer } from "@/components/booking/offer";
import { BackLink, PageTitle } from "@/components/ui/page-parts";
import { currentInstant } from "@/lib/clock";
import { env } from "@/lib/env";
import { readBookable } from "@/lib/services/offer-times";
import { CustomerFrame, Paused } from "../customer-frame";
import { requestLocale } from "../locale";
import { offerItems } from "../offer-items";
import { isSlug } from "../slug";
import { BookingFlow } from "./booking-flow";

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
        <BookingFlow {...{ bookable, goal, state, locale, now }} />
      )}
    </CustomerFrame>
  );
}
