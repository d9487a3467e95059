import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { openAdminPage } from "@/app/admin/open";
import { PolicyEditor } from "@/app/admin/pages/_policy/policy-editor";
import { PolicyNotUsed } from "@/app/admin/pages/_policy/policy-not-used";
import { readQuery, type SearchParams } from "@/app/query";
import { readPolicyOf } from "@/lib/services/pages/read-policy";

interface Props {
  params: Promise<{ pageId: string }>;
  searchParams: SearchParams;
}

const open = cache(async (pageId: string) => {
  const admin = await openAdminPage(pageId, "view");
  const edited = await readPolicyOf(admin.access, null);
  return edited ? { admin, edited } : notFound();
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { admin } = await open((await params).pageId);
  return { title: `Policy: ${admin.access.title}` };
}

/** The booking page's own policy: used only while it has no active event type (spec section 2). */
export default async function PagePolicyPage({ params, searchParams }: Props) {
  const { admin, edited } = await open((await params).pageId);
  if (!edited.active) return <PolicyNotUsed admin={admin} edited={edited} />;
  return <PolicyEditor admin={admin} edited={edited} query={await readQuery(searchParams)} />;
}
