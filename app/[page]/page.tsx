import type { Metadata } from "next";
import { cache } from "react";
import type { SearchParams } from "@/app/query";
import { PageTitle } from "@/components/ui/page-parts";
import { env } from "@/lib/env";
import { readBookable } from "@/lib/services/book/offer-times";
import { readPage } from "@/lib/services/book/read-page";
import { CustomerFrame, Paused } from "./customer-frame";
import { EventTypes } from "./event-types";
import { requestLocale } from "./locale";
import { leadOn } from "./moved";
import { OfferPage } from "./offer-page";
import { isSlug } from "./slug";

interface Props {
  params: Promise<{ page: string }>;
  searchParams: SearchParams;
}

const open = cache(async (slug: string) => (isSlug(slug) ? readPage(slug) : null));

export async function generateMetadata({ params }: Pick<Props, "params">): Promise<Metadata> {
  const found = await open((await params).page);
  if (!found) return { title: "Nothing is here" };
  const { page } = found;
  return {
    title: `Book with ${page.owner.name}`,
    description: page.description,
    alternates: { canonical: `${env().APP_URL}/${page.slug}` },
  };
}

export default async function BookingPagePage({ params, searchParams }: Props) {
  const { page: slug } = await params;
  const found = await open(slug);
  if (!found) return leadOn({ page: slug, eventType: null }, searchParams);
  const { page, eventTypes } = found;
  // Without an event type the page itself is what can be booked.
  const bookable = eventTypes.length === 0 ? await readBookable(page.slug, null) : null;
  if (bookable) return <OfferPage bookable={bookable} searchParams={searchParams} />;
  return (
    <CustomerFrame page={page}>
      <PageTitle lead={page.description}>{page.title}</PageTitle>
      {page.paused ? (
        <Paused page={page} />
      ) : (
        <EventTypes page={page} eventTypes={eventTypes} locale={await requestLocale()} />
      )}
    </CustomerFrame>
  );
}
