import { z } from "zod";
import { withQuery } from "@/app/query";

/** Where a button about a refund stands: in the details of a session, or on the page of payments. */
export const fromField = z.object({ from: z.union([z.literal("payments"), z.uuid()]).default("payments") });

/** The page that it stands on, which says what became of it. */
export function pageOf(from: string, news: string): string {
  const path = from === "payments" ? "/admin/payments" : `/admin/activity/${from}`;
  return withQuery(path, new URLSearchParams({ refund: news }), {});
}
