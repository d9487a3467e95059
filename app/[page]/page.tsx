import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { Empty } from "@/components/ui/empty";
import { PageTitle } from "@/components/ui/page-parts";
import { env } from "@/lib/env";
import { readPage } from "@/lib/services/read-page";
import { CustomerFrame, Paused } from "./customer-frame";
import { EventTypes } from "./event-types";
import { requestLocale } from "./locale";
import { isSlug } from "./slug";

interface Props {
  params: Promise<{ page: string }>;
}

const open = cache(async (slug: string) => (isSlug(slug) ? readPage(slug) : null));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await open((await params).page);
  if (!found) return { title: "Nothing is here" };
  const { page } = found;
  return {
    title: `Book with ${page.owner.name}`,
    description: page.description,
    alternates: { canonical: `${env().APP_URL}/${page.slug}` },
  };
}

export default async function BookingPagePage({ params }: Props) {
  const found = await open((await params).page);
  if (!found) notFound();
  const { page, eventTypes } = found;
  return (
    <CustomerFrame page={page}>
      <PageTitle lead={page.description}>{page.title}</PageTitle>
      {page.paused ? (
        <Paused page={page} />
      ) : eventTypes.length === 0 ? (
        <Empty icon="calendar">There is nothing to book here yet.</Empty>
      ) : (
        <EventTypes page={page} eventTypes={eventTypes} locale={await requestLocale()} />
      )}
    </CustomerFrame>
  );
}
