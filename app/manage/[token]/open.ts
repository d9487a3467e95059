import { notFound } from "next/navigation";
import { cache } from "react";
import { readQuery, type SearchParams } from "@/app/query";
import { type ManagedBooking, openManagedBooking } from "@/lib/auth/managed-booking";
import { currentInstant } from "@/lib/clock";
import type { Zone } from "@/lib/domain/time";
import { isZone } from "@/lib/format";
import { type ManagedBookingView, readManagedBooking } from "@/lib/services/change/read-managed-booking";

const open = cache(openManagedBooking);

/** What every page behind a link starts from. */
export interface ManagedPage {
  readonly token: string;
  readonly path: string;
  readonly managed: ManagedBooking;
  readonly view: ManagedBookingView;
  readonly query: URLSearchParams;
  /** The zone all times of the page are shown in: the one chosen on the way, else the booking's. */
  readonly zone: Zone;
  readonly now: number;
}

/** Opens the booking behind the link, or ends with the one page that all wrong links get. */
export async function openManagedPage(
  params: Promise<{ token: string }>,
  searchParams: SearchParams,
): Promise<ManagedPage> {
  const { token } = await params;
  const managed = await open(token);
  if (!managed) notFound();
  const now = currentInstant();
  const query = await readQuery(searchParams);
  const asked = query.get("zone");
  return {
    token,
    path: `/manage/${token}`,
    managed,
    view: await readManagedBooking(managed, now),
    query,
    zone: asked && isZone(asked) ? asked : managed.booking.zone,
    now,
  };
}

/** "Coaching with Dana Demo", or nothing to see for a wrong link. */
export async function titleFor(params: Promise<{ token: string }>, what: string): Promise<{ title: string }> {
  const managed = await open((await params).token);
  return { title: managed ? `${what}: ${managed.booking.title}` : "This link does not open a booking" };
}
