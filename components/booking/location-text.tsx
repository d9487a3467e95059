import { locationHref } from "@/lib/domain/booking/location";

/** Where a session takes place: a link where it leads somewhere, plain words for a place. */
export function LocationText({ location }: { location: string }) {
  const href = locationHref(location);
  if (href === null) return location;
  return (
    <a href={href} rel="noreferrer">
      {location}
    </a>
  );
}
