import ICAL from "ical.js";

/** What belongs to the session. Everything else in the owner's calendar is theirs: alarms, colors, notes of their own. */
const OURS = ["dtstart", "dtend", "dtstamp", "location", "url", "status", "transp"];
const NEVER_WITH_OURS = ["duration", "rrule", "rdate", "exdate"];

/**
 * Brings an event that somebody changed meanwhile to the session's present state, and leaves the rest as it is. The higher
 * SEQUENCE stays. What can't be read is replaced.
 *
 * @param present The object as it stands in the calendar.
 * @param wanted The event as we write it; one VEVENT.
 */
export function mergeEvent(present: string, wanted: string, uid: string): string {
  try {
    const calendar = new ICAL.Component(ICAL.parse(present));
    const isIt = (event: ICAL.Component) =>
      String(event.getFirstPropertyValue("uid")).toLowerCase() === uid.toLowerCase();
    const event = calendar.getAllSubcomponents("vevent").find(isIt);
    const ours = new ICAL.Component(ICAL.parse(wanted)).getFirstSubcomponent("vevent");
    if (!event || !ours) return wanted;
    for (const name of NEVER_WITH_OURS) event.removeAllProperties(name);
    for (const name of OURS) {
      event.removeAllProperties(name);
      for (const property of ours.getAllProperties(name)) event.addProperty(property);
    }
    const sequence = (component: ICAL.Component) =>
      Number(component.getFirstPropertyValue("sequence") ?? 0) || 0;
    event.updatePropertyWithValue("sequence", Math.max(sequence(event), sequence(ours)));
    // A METHOD has no place in a calendar (RFC 4791 section 4.1).
    calendar.removeAllProperties("method");
    return calendar.toString();
  } catch {
    return wanted;
  }
}
