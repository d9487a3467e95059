import { readdirSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defaultForm } from "@/lib/domain/booking/form";
import { locationHref, locationProblem, publicLocation } from "@/lib/domain/booking/location";
import {
  cleanSettings,
  type EventTypeSettings,
  eventTypeProblems,
  hasFixedAmounts,
  type PageSettings,
  pageProblems,
} from "@/lib/domain/booking/settings";
import {
  freeSlug,
  MAX_SLUG_LENGTH,
  RESERVED_EVENT_TYPE_SLUGS,
  RESERVED_PAGE_SLUGS,
  slugFrom,
  slugProblem,
} from "@/lib/domain/booking/slug";
import { defaultPolicy, upTo } from "@/lib/domain/policy/defaults";

describe("an address", () => {
  const problem = (slug: string) => slugProblem(slug, RESERVED_PAGE_SLUGS);

  it.each(["demo", "dana-demo", "2026", "a", "x".repeat(60)])("may be %s", (slug) =>
    expect(problem(slug)).toBeNull(),
  );

  it.each(["", "Dana", "-a", "a-", "a--b", "a b", "a/b", "dänä", "a.b", "a_b", "x".repeat(61)])(
    "may not be %o",
    (slug) => expect(problem(slug)).toMatch(/^Write /),
  );

  it.each(["admin", "api", "manage", "mailbox", "_next"])(
    "may not be %s, with a sentence that says why",
    (slug) => expect(problem(slug)).toBe(`Write another address: “${slug}” belongs to Reslot itself.`),
  );

  it("may not be any route of the application", () => {
    const folders = (path: string) =>
      readdirSync(path, { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && !entry.name.startsWith("["))
        .map(({ name }) => name)
        .filter((name) => holdsRoute(join(path, name)));
    const holdsRoute = (path: string) =>
      readdirSync(path, { recursive: true }).some((file) =>
        /(?:^|\/)(?:page\.tsx|route\.ts)$/.test(String(file)),
      );
    expect(folders("app")).toContain("admin");
    expect(folders("app").filter((name) => !RESERVED_PAGE_SLUGS.has(name))).toEqual([]);
    const besideEventTypes = [...folders("app/[page]"), ...folders("app/api/v1/pages/[page]")];
    expect(new Set(besideEventTypes)).toEqual(RESERVED_EVENT_TYPE_SLUGS);
  });

  it.each([
    ["Dana's 3 Hours, à la carte", "danas-3-hours-a-la-carte"],
    ["  Coaching!  ", "coaching"],
    ["काठमाडौं", ""],
    ["—", ""],
  ])("is made from a title: %s", (title, slug) => expect(slugFrom(title)).toBe(slug));

  it("made from any title can be used, or is empty", () => {
    fc.assert(
      fc.property(fc.string(), (title) => {
        const slug = slugFrom(title);
        expect(slug === "" || slugProblem(slug, new Set()) === null, slug).toBe(true);
      }),
    );
  });

  it("is the first that is free, and never too long", async () => {
    const taken = new Set(["a", "a-2"]);
    expect(await freeSlug("a", async (slug) => taken.has(slug))).toBe("a-3");
    const long = "x".repeat(MAX_SLUG_LENGTH);
    expect(slugProblem(await freeSlug(long, async (slug) => slug === long), new Set())).toBeNull();
  });
});

describe("a location", () => {
  it.each([
    ["place", ""],
    ["place", "12 Main Street"],
    ["phone", "+1 212 555 0100"],
    ["video", "https://meet.example.com/dana?room=1"],
    ["video", ""],
  ] as const)("may be %s %s", (kind, text) => expect(locationProblem(kind, text)).toBeNull());

  it.each([
    ["phone", "ask me"],
    ["video", "http://meet.example.com/dana"],
    ["video", "meet.example.com/dana"],
    ["video", "https://localhost/x"],
    ["video", "https://user:secret@meet.example.com"],
    ["video", "https://meet.example.com/a b"],
    ["video", "javascript:alert(1)"],
    ["place", "x".repeat(501)],
  ] as const)("may not be %s %s", (kind, text) => expect(locationProblem(kind, text)).toMatch(/^Write /));

  it("is told to everybody only where it is a place", () => {
    expect(publicLocation("place", "Studio 2")).toBe("Studio 2");
    expect(publicLocation("video", "https://meet.example.com/dana")).toBe("Video call");
    expect(publicLocation("phone", "+1 212 555 0100")).toBe("Phone call");
    expect(publicLocation("video", "")).toBe("");
  });

  it("leads somewhere where it is a link or a number", () => {
    expect(locationHref("https://meet.example.com/dana")).toBe("https://meet.example.com/dana");
    expect(locationHref("+1 (212) 555-0100")).toBe("tel:+12125550100");
    for (const place of ["12345", "Studio 2", "http://a.example", "javascript:alert(1)", ""]) {
      expect(locationHref(place)).toBeNull();
    }
  });
});

const common = {
  slug: "demo",
  title: "Demo",
  description: "",
  locationKind: "place",
  location: "",
  durationMinutes: 30,
  form: defaultForm,
} as const;
const page: PageSettings = { ...common, accentColor: null, paused: false, invitations: "automatic" };
const eventType: EventTypeSettings = { ...common, sessionCount: 1, requiresApproval: false, price: null };

describe("settings before they are stored", () => {
  it("are right as they are made", () => {
    expect(pageProblems(page)).toEqual([]);
    expect(eventTypeProblems(eventType)).toEqual([]);
  });

  it.each([
    [{ title: "" }, "title"],
    [{ title: "x".repeat(201) }, "title"],
    [{ slug: "api" }, "slug"],
    [{ description: "x".repeat(2001) }, "description"],
    [{ locationKind: "video", location: "somewhere" }, "location"],
    [{ durationMinutes: 0 }, "durationMinutes"],
    [{ durationMinutes: 485 }, "durationMinutes"],
    [{ durationMinutes: 31 }, "durationMinutes"],
    [{ durationMinutes: Number.NaN }, "durationMinutes"],
    [{ accentColor: "#12345" }, "accentColor"],
    [{ accentColor: "teal" }, "accentColor"],
  ] as const)("of a page are refused at their field: %o", (change, field) => {
    expect(pageProblems({ ...page, ...change })).toMatchObject([
      { field, message: expect.stringMatching(/^Write /) },
    ]);
  });

  it.each([0, 21, 1.5, Number.NaN])("of an event type are refused with %o sessions", (sessionCount) => {
    expect(eventTypeProblems({ ...eventType, sessionCount })).toMatchObject([{ field: "sessionCount" }]);
  });

  it("name the fields of the form as the form sends them", () => {
    const questions = [{ id: "q1", label: "", kind: "short", mandatory: false, options: [] }] as const;
    expect(pageProblems({ ...page, form: { ...defaultForm, questions } })).toMatchObject([
      { field: "form.questions.0.label" },
    ]);
  });

  it("keep safe lines of text only", () => {
    const typed = {
      ...page,
      title: " A\u202e\r\nB ",
      description: "one\r\n\r\n\r\n\r\ntwo\u0000",
      location: "x\ty",
    };
    expect(cleanSettings(typed)).toMatchObject({ title: "A B", description: "one\n\ntwo", location: "x y" });
  });
});

it("a policy with fixed amounts holds on to its currency", () => {
  expect(hasFixedAmounts(defaultPolicy)).toBe(false);
  const fixed = { ...defaultPolicy, reschedule: upTo(60, { kind: "none" }, { kind: "fixed", amount: 500 }) };
  expect(hasFixedAmounts(fixed)).toBe(true);
});
