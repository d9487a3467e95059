import { vi } from "vitest";

// Loaded before every database test file: whatever writes calendar data there is listened to, so that no test has to hand it in.

const written = vi.hoisted(() => new Set<string>());

vi.mock("@/lib/domain/calendar/calendar", async (original) => {
  const { calendarFile, invitation } = await original<typeof import("@/lib/domain/calendar/calendar")>();
  const kept = (text: string) => {
    written.add(text);
    return text;
  };
  return {
    calendarFile: (...given: Parameters<typeof calendarFile>) => kept(calendarFile(...given)),
    invitation: (...given: Parameters<typeof invitation>) => kept(invitation(...given)),
  };
});

// What goes to a calendar server also holds what its owner wrote there beside ours.
vi.mock("@/lib/calendars/dav-fetch", async (original) => {
  const { davFetch } = await original<typeof import("@/lib/calendars/dav-fetch")>();
  return {
    davFetch: (...login: Parameters<typeof davFetch>): typeof fetch => {
      const ask = davFetch(...login);
      return (input, init) => {
        if (init?.method === "PUT") written.add(String(init.body));
        return ask(input, init);
      };
    },
  };
});

/** Every feed, download, invitation and event for a calendar server that this test file has had written so far. */
export function writtenCalendars(): readonly string[] {
  return [...written];
}
