import { notFound, permanentRedirect } from "next/navigation";
import { readQuery, type SearchParams, withQuery } from "@/app/query";
import { type Address, findNewAddress } from "@/lib/services/book/find-new-address";
import { isSlug } from "./slug";

/** Leads from a former address to the present one, for ever and with its query; or ends with 404. */
export async function leadOn(asked: Address, searchParams: SearchParams): Promise<never> {
  const parts = [asked.page, asked.eventType].filter((part) => part !== null);
  const moved = parts.every(isSlug) ? await findNewAddress(asked) : null;
  if (!moved) notFound();
  const path = `/${[moved.page, moved.eventType].filter((part) => part !== null).join("/")}`;
  permanentRedirect(withQuery(path, await readQuery(searchParams), {}));
}
