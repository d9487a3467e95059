import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { openAdminPage } from "@/app/admin/open";
import { PolicyEditor } from "@/app/admin/pages/_policy/policy-editor";
import { readQuery, type SearchParams } from "@/app/query";
import { readPolicyOf } from "@/lib/services/pages/read-policy";

interface Props {
  params: Promise<{ pageId: string; eventTypeId: string }>;
  searchParams: SearchParams;
}

const open = cache(async (pageId: string, eventTypeId: string) => {
  const admin = await openAdminPage(pageId, "view");
  const edited = await readPolicyOf(admin.access, eventTypeId);
  return edited ? { admin, edited } : notFound();
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { pageId, eventTypeId } = await params;
  const { admin, edited } = await open(pageId, eventTypeId);
  return { title: `Policy: ${edited.title}, ${admin.access.title}` };
}

/** The policy of an event type. */
export default async function EventTypePolicyPage({ params, searchParams }: Props) {
  const { pageId, eventTypeId } = await params;
  const { admin, edited } = await open(pageId, eventTypeId);
  return <PolicyEditor admin={admin} edited={edited} query={await readQuery(searchParams)} />;
}
