import { pathUnderAdmin } from "@/app/api/v1/admin/_http/action";

/** The page that was asked for before the sign-in; only pages under /admin are. */
export function nextOf(query: URLSearchParams): string {
  return pathUnderAdmin(query.get("next"));
}

/** The address of a step of the sign-in that keeps in mind where it leads. */
export function backWith(path: string, query: URLSearchParams): string {
  return query.has("next") ? `${path}?next=${encodeURIComponent(nextOf(query))}` : path;
}
