import type { Metadata } from "next";
import { cache } from "react";
import type { SearchParams } from "@/app/query";
import { env } from "@/lib/env";
import { readBookable } from "@/lib/services/book/offer-times";
import { leadOn } from "../moved";
import { OfferPage } from "../offer-page";
import { isSlug } from "../slug";

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
  const { page, eventType } = await params;
  const bookable = await open(page, eventType);
  if (!bookable) return leadOn({ page, eventType }, searchParams);
  return <OfferPage bookable={bookable} searchParams={searchParams} />;
}
