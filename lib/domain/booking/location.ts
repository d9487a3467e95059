import { isPhoneNumber } from "../text";

/** Where a session takes place: at a place, on the phone, or behind a video link. */
export const LOCATION_KINDS = ["place", "phone", "video"] as const;
export type LocationKind = (typeof LOCATION_KINDS)[number];

export const MAX_LOCATION_LENGTH = 500;

/**
 * What is wrong with a location, as a sentence that says what to write; null when nothing is. An empty one is none: an
 * event type then takes place where its page says. A phone number is checked for its characters, a video link must be a
 * whole https address without a password in it. Expects text that went through `singleLine`.
 */
export function locationProblem(kind: LocationKind, location: string): string | null {
  if (location === "") return null;
  if (Array.from(location).length > MAX_LOCATION_LENGTH)
    return `Write at most ${MAX_LOCATION_LENGTH} characters.`;
  if (kind === "phone" && !isPhoneNumber(location)) return "Write a phone number, such as +1 212 555 0100.";
  if (kind === "video" && httpsAddress(location) === null) {
    return "Write the whole link of the video call, such as https://meet.example.com/dana.";
  }
  return null;
}

/** What those may read who have not booked yet: whoever knows a video link can join, so it is given to customers only. */
export function publicLocation(kind: LocationKind, location: string): string {
  if (location === "" || kind === "place") return location;
  return kind === "phone" ? "Phone call" : "Video call";
}

/**
 * Where a location leads as a link: a video link to itself, a phone number with its country to the phone; null for a
 * place. A booking keeps the words alone, so they decide.
 */
export function locationHref(location: string): string | null {
  if (location.startsWith("+") && isPhoneNumber(location)) return `tel:${location.replace(/[^\d+]/g, "")}`;
  return httpsAddress(location);
}

function httpsAddress(text: string): string | null {
  if (!/^https:\/\/\S+$/i.test(text)) return null;
  try {
    const { hostname, username, password } = new URL(text);
    return hostname.includes(".") && username === "" && password === "" ? text : null;
  } catch {
    return null;
  }
}
