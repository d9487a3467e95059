import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { POST as bookOverHttp } from "@/app/api/v1/pages/[page]/[eventType]/bookings/route";
import { GET as readPageOverHttp } from "@/app/api/v1/pages/[page]/route";
import type { SignedInUser } from "@/lib/auth/user";
import { defaultForm } from "@/lib/domain/booking/form";
import { anyTime, defaultPolicy, never, upTo } from "@/lib/domain/policy/defaults";
import { DAY } from "@/lib/domain/time";
import { composeMails } from "@/lib/jobs/handlers/compose-mails";
import { parseMail } from "@/lib/mail/parse";
import { findNewAddress } from "@/lib/services/book/find-new-address";
import { readPage } from "@/lib/services/book/read-page";
import { createEventType } from "@/lib/services/pages/create-event-type";
import { duplicateEventType } from "@/lib/services/pages/duplicate-event-type";
import type { EventTypeChange } from "@/lib/services/pages/event-type-change";
import { moveEventType } from "@/lib/services/pages/move-event-type";
import { saveEventType } from "@/lib/services/pages/save-event-type";
import { savePage } from "@/lib/services/pages/save-page";
import { showEventType } from "@/lib/services/pages/show-event-type";
import { findEventTypes } from "@/lib/store/event-types";
import { useDatabase } from "@/tests/support/database";
import { addMember, addUser, dana as asDana } from "@/tests/support/owners";
import { demoPageId } from "@/tests/support/people";
import { book, freeSlots, NOW, openStudio, reopen, rows, startsOnDays } from "@/tests/support/studio";

useDatabase();

let dana: SignedInUser;
let editor: SignedInUser;
let viewer: SignedInUser;
let pageId: string;
beforeAll(async () => {
  await openStudio();
  [dana, pageId] = [await asDana(), await demoPageId()];
  editor = await addUser("Edith");
  await addMember(pageId, editor, "editor");
  viewer = await addUser("Vic");
  await addMember(pageId, viewer, "viewer");
});

const slugs = async () => (await readPage("demo"))?.eventTypes.map(({ slug }) => slug);
const keyOf = async (slug: string) => {
  const found = (await findEventTypes(dana.accountId, pageId)).find((one) => one.slug === slug);
  if (!found) throw new Error(`no event type ${slug}`);
  return { pageId, eventTypeId: found.id };
};
const stored = async (slug: string) =>
  (await findEventTypes(dana.accountId, pageId)).find((one) => one.slug === slug);
const save = async (slug: string, change: EventTypeChange, user = dana) =>
  saveEventType(user, await keyOf(slug), change, NOW);
const refusedAt = async (outcome: Promise<{ ok: boolean }>, ...fields: string[]) =>
  expect(await outcome).toMatchObject({ ok: false, errors: fields.map((field) => ({ field })) });

describe("an event type", () => {
  test("is added at the end, with the policy that the page had until then", async () => {
    const policy = { cancel: never(), reschedule: anyTime() };
    await rows("UPDATE booking_page SET policy = $1", [JSON.stringify(policy)]);
    const created = await createEventType(editor, pageId, { title: "Deep Dive", sessionCount: 20 }, NOW);
    expect(created).toMatchObject({ ok: true, slug: "deep-dive" });
    expect((await slugs())?.at(-1)).toBe("deep-dive");
    expect(await stored("deep-dive")).toMatchObject({
      policy,
      sessionCount: 20,
      price: null,
      form: defaultForm,
    });
    await rows("UPDATE booking_page SET policy = NULL");
    await createEventType(editor, pageId, { title: "Plain" }, NOW);
    expect(await stored("plain")).toMatchObject({ policy: defaultPolicy });
  });

  test("is refused at its fields", async () => {
    await refusedAt(createEventType(dana, pageId, { title: "" }, NOW), "title", "slug");
    await refusedAt(createEventType(dana, pageId, { title: "x", slug: "slots" }, NOW), "slug");
    await refusedAt(createEventType(dana, pageId, { title: "x", slug: "intro" }, NOW), "slug");
    await refusedAt(
      save("intro", { sessionCount: 21, durationMinutes: 481 }),
      "durationMinutes",
      "sessionCount",
    );
    const unpaid = { mode: "collected", amount: "10", currency: "USD" } as const;
    await refusedAt(save("intro", { price: unpaid }), "price.mode");
    expect(await stored("intro")).toMatchObject({ sessionCount: 1, durationMinutes: 15, price: null });
  });

  test("has its price in the minor units of its currency, which holds while the policy has fixed amounts", async () => {
    const price = (amount: string, currency: string) => ({ mode: "displayed", amount, currency }) as const;
    await save("plain", { price: price("1.5", "KWD") });
    expect((await stored("plain"))?.price).toEqual({ mode: "displayed", amount: 1_500, currency: "KWD" });
    const fixed = { cancel: never(), reschedule: upTo(60, { kind: "none" }, { kind: "fixed", amount: 500 }) };
    await rows("UPDATE event_type SET policy = $1 WHERE slug = 'plain'", [JSON.stringify(fixed)]);
    await refusedAt(save("plain", { price: price("150", "JPY") }), "price.currency");
    expect(await save("plain", { price: price("2", "KWD") })).toMatchObject({ ok: true });
    expect(await save("plain", { price: { mode: "hidden", amount: "", currency: "" } })).toMatchObject({
      ok: true,
    });
    expect((await stored("plain"))?.price).toBeNull();
  });

  test("leads on from its former address, also together with its page", async () => {
    await save("consulting", { slug: "advice" });
    const asked = { page: "demo", eventType: "consulting" };
    expect(await findNewAddress(asked)).toEqual({ page: "demo", eventType: "advice" });
    await refusedAt(createEventType(dana, pageId, { title: "x", slug: "consulting" }, NOW), "slug");
    await savePage(dana, pageId, { slug: "dana" }, NOW);
    expect(await findNewAddress(asked)).toEqual({ page: "dana", eventType: "advice" });
    expect(await findNewAddress({ page: "demo", eventType: "never" })).toBeNull();
    await savePage(dana, pageId, { slug: "demo" }, NOW);
    await save("advice", { slug: "consulting" });
    expect(await findNewAddress({ page: "demo", eventType: "advice" })).toEqual(asked);
  });

  test("is moved, hidden and shown, and a copy of it waits hidden", async () => {
    const move = async (slug: string, direction: "up" | "down") =>
      moveEventType(dana, await keyOf(slug), direction);
    const order = await slugs();
    await move("coaching", "up");
    expect(await slugs()).toEqual(order);
    await move("coaching", "down");
    expect((await slugs())?.slice(0, 2)).toEqual(["meeting", "coaching"]);
    await move("coaching", "up");
    expect(await slugs()).toEqual(order);

    await showEventType(dana, await keyOf("coaching"), false);
    expect(await slugs()).toEqual(order?.filter((slug) => slug !== "coaching"));
    await showEventType(dana, await keyOf("coaching"), true);
    expect(await slugs()).toEqual(order);

    const copies = [
      await duplicateEventType(dana, await keyOf("coaching"), NOW),
      await duplicateEventType(dana, await keyOf("coaching"), NOW),
    ];
    expect(copies).toMatchObject([{ slug: "coaching-copy" }, { slug: "coaching-copy-2" }]);
    const original = await stored("coaching");
    expect(await stored("coaching-copy")).toEqual({
      ...original,
      id: expect.any(String),
      slug: "coaching-copy",
      title: "Coaching (copy)",
      active: false,
    });
    expect(await slugs()).toEqual(order);
  });

  test("is changed by no viewer, nor found where it is not", async () => {
    const key = await keyOf("intro");
    const forbidden = { ok: false, code: "forbidden" };
    expect(await createEventType(viewer, pageId, { title: "x" }, NOW)).toEqual(forbidden);
    expect(await saveEventType(viewer, key, { title: "x" }, NOW)).toEqual(forbidden);
    expect(await moveEventType(viewer, key, "up")).toEqual(forbidden);
    expect(await showEventType(viewer, key, false)).toEqual(forbidden);
    expect(await duplicateEventType(viewer, key, NOW)).toEqual(forbidden);
    const missing = { ok: false, code: "not_found" };
    for (const eventTypeId of ["nonsense", "00000000-0000-4000-8000-000000000000"]) {
      const nowhere = { pageId, eventTypeId };
      expect(await saveEventType(dana, nowhere, { title: "x" }, NOW)).toEqual(missing);
      expect(await moveEventType(dana, nowhere, "up")).toEqual(missing);
      expect(await showEventType(dana, nowhere, false)).toEqual(missing);
      expect(await duplicateEventType(dana, nowhere, NOW)).toEqual(missing);
    }
  });

  test("changed later, bookings keep their snapshot", async () => {
    const booked = await book("coaching", await startsOnDays("coaching", 3, "2026-12-01"));
    const before = (await reopen(booked)).booking;
    await save("coaching", {
      title: "Other",
      durationMinutes: 60,
      sessionCount: 1,
      locationKind: "video",
      location: "https://meet.example.com/dana",
      price: { mode: "displayed", amount: "1", currency: "EUR" },
    });
    await showEventType(dana, await keyOf("coaching"), false);
    expect((await reopen(booked)).booking).toEqual(before);
  });
});

const questions = [
  { id: "goal", label: "What is your goal?", kind: "long", mandatory: true, options: [] },
  { id: "size", label: "How many are you?", kind: "choice", mandatory: false, options: ["1", "2 to 10"] },
] as const;

describe("what customers are asked", () => {
  beforeEach(() => save("intro", { form: { company: "mandatory", phone: "optional", questions } }));
  const details = {
    company: "Northwind",
    phone: "+1 212 555 0100",
    answers: { goal: "To grow\nslowly", size: "1" },
  };

  test("keeps the ids of its questions, and gives new ones theirs", async () => {
    const reworded = { ...questions[0], label: "Your goal?" };
    await save("intro", { form: { questions: [questions[1], reworded, { ...questions[0], id: "" }] } });
    const form = (await stored("intro"))?.form;
    expect(form?.questions.map(({ id }) => id)).toEqual([
      "size",
      "goal",
      expect.stringMatching(/^[a-z][a-z0-9]{7}$/),
    ]);
    expect(form?.company).toBe("mandatory");
    await refusedAt(
      save("intro", { form: { questions: [{ ...questions[1], options: ["1"] }] } }),
      "form.questions.0.options",
    );
  });

  test("is answered in the booking, frozen with the words of the questions", async () => {
    const booked = await book("intro", await startsOnDays("intro", 1), details);
    await save("intro", { form: { company: "off", questions: [] } });
    const { booking } = await reopen(booked);
    expect(booking).toMatchObject({
      company: "Northwind",
      phone: "+1 212 555 0100",
      answers: [
        { label: "What is your goal?", value: "To grow\nslowly" },
        { label: "How many are you?", value: "1" },
      ],
    });
    expect(booking).toEqual(booked.booking);
  });

  test("stands in the mails of the owner's side, and in nobody else's", async () => {
    const { booking } = await book("intro", await startsOnDays("intro", 1, "2026-11-09"), details);
    await composeMails({ accountId: booking.accountId, bookingId: booking.id });
    const mails = await rows<{ role: string; raw: Buffer }>(
      "SELECT role, raw FROM mail WHERE booking_id = $1",
      [booking.id],
    );
    for (const { role, raw } of mails) {
      const { text } = await parseMail(raw);
      const told = ["Northwind", "+1 212 555 0100", "How many are you?: 1", "> slowly"].map((part) =>
        text.includes(part),
      );
      expect([role, ...told]).toEqual([role, ...told.map(() => role === "owner" || role === "stakeholder")]);
    }
    expect(new Set(mails.map(({ role }) => role))).toEqual(new Set(["customer", "owner", "stakeholder"]));
  });

  test("over HTTP: the page tells the questions, and a booking is refused at their fields", async () => {
    const page = await readPageOverHttp(new Request("http://localhost/api/v1/pages/demo"), {
      params: Promise.resolve({ page: "demo" }),
    });
    const { eventTypes } = (await page.json()) as { eventTypes: { slug: string; form: unknown }[] };
    expect(eventTypes.find(({ slug }) => slug === "intro")?.form).toEqual({
      company: "mandatory",
      phone: "optional",
      guests: "optional",
      note: "optional",
      questions,
    });
    const post = (body: object) =>
      bookOverHttp(
        new Request("http://localhost/api/v1/pages/demo/intro/bookings", {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify(body),
        }),
        { params: Promise.resolve({ page: "demo", eventType: "intro" }) },
      );
    const day = (ahead: number) => new Date(Date.now() + ahead * DAY).toISOString().slice(0, 10);
    const [slot] = await freeSlots("intro", day(30), day(40), Date.now());
    const customer = { name: "Ann", email: "ann@customers.example" };
    const wanted = { starts: [new Date(slot!.start).toISOString()], zone: "UTC", customer };
    const refused = await post({ ...wanted, phone: "call me", answers: { size: "3", other: "x" } });
    expect(refused.status).toBe(422);
    expect(await refused.json()).toMatchObject({
      code: "invalid",
      errors: ["company", "phone", "answers.goal", "answers.size", "answers.other"].map((field) => ({
        field,
      })),
    });
    expect((await post({ ...wanted, ...details })).status).toBe(201);
    await save("intro", { form: { company: "off", questions: [] } });
    const [other] = await freeSlots("intro", day(30), day(40), Date.now());
    expect((await post({ ...wanted, starts: [new Date(other!.start).toISOString()] })).status).toBe(201);
  });
});
