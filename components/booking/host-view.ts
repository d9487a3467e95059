import type { BookingPage } from "@/lib/domain/booking/page";

/** Whose page it is, and how it looks. */
export interface HostView {
  name: string;
  account: string;
  email: string | null;
  /** Where the logo is; null for the monogram. */
  logo: string | null;
  /** `#rrggbb`; null for Reslot's own. */
  accentColor: string | null;
}

/** The owner of a booking page, as they stand above it. */
export function hostView({ slug, owner, accountName, logoHash, accentColor }: BookingPage): HostView {
  return {
    name: owner.name,
    account: accountName,
    email: owner.email,
    logo: logoHash === null ? null : logoAddress(slug, logoHash),
    accentColor,
  };
}

/** The address of a page's logo, with the hash that lets browsers keep it. */
export function logoAddress(slug: string, hash: string): string {
  return `/api/v1/pages/${slug}/logo?v=${hash}`;
}
