import type { HeldBooking } from "./domain/booking/held-change";

/** Where an offer is booked, with the times that were picked: "/demo/coaching?start=…&zone=…". */
export function addressOf({
  page,
  eventType,
  starts,
  zone,
}: Pick<HeldBooking["request"], "page" | "eventType" | "starts" | "zone">): string {
  const query = new URLSearchParams(
    starts.map((start) => ["start", new Date(start).toISOString().replace(".000Z", "Z")]),
  );
  query.set("zone", zone);
  return `/${[page, eventType].filter((part) => part !== null).join("/")}?${query}`;
}
