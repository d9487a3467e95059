import { beforeAll, expect, test } from "vitest";
import { openPageAs } from "@/lib/auth/page-access";
import { anyTime, never, upTo } from "@/lib/domain/policy/defaults";
import type { PolicyFields } from "@/lib/domain/policy/form/fields";
import { writePolicy } from "@/lib/domain/policy/form/write";
import type { Policy } from "@/lib/domain/policy/types";
import { HOUR } from "@/lib/domain/time";
import { cancelSessions } from "@/lib/services/change/cancel-sessions";
import { firstPreview, previewTypedPolicy } from "@/lib/services/pages/preview-policy";
import { formTerms, readPolicyOf } from "@/lib/services/pages/read-policy";
import { savePolicy } from "@/lib/services/pages/save-policy";
import { useDatabase } from "@/tests/support/database";
import { customerReads, openLink } from "@/tests/support/policy-pages";
import { addEventType, openEveryHour, pageAs, userWith } from "@/tests/support/policy-studio";
import { book, NOW, openStudio, reopen, rows } from "@/tests/support/studio";

useDatabase();
beforeAll(async () => {
  await openStudio();
  await openEveryHour();
});

const PRICE = { amount: 15_000, currency: "USD", mode: "displayed" } as const;
const percent = (value: number) => ({ kind: "percent", percent: value }) as const;
const GENEROUS: Policy = { reschedule: anyTime(), cancel: anyTime(percent(100)) };
const STRICT: Policy = { reschedule: never(), cancel: upTo(72 * 60, percent(50)) };
const asFields = (policy: Policy, price: typeof PRICE | null = PRICE): PolicyFields =>
  writePolicy(policy, formTerms({ price }));

let nextStart = Date.parse("2026-10-26T04:00:00Z");
const starts = (count: number) => Array.from({ length: count }, () => (nextStart += HOUR));
const storedPolicy = async (id: string) =>
  (await rows<{ policy: Policy }>("SELECT policy FROM event_type WHERE id = $1", [id]))[0]?.policy;

test("a policy changed by the owner leaves the bookings already made under their snapshot", async () => {
  const access = await pageAs("owner", "edit");
  const { id, slug } = await addEventType("snapshot", { sessionCount: 3, price: PRICE });
  await savePolicy(access, id, asFields(GENEROUS));
  const old = await book(slug, starts(3));
  const before = await customerReads(await openLink(old), 1, "Europe/Berlin", NOW);
  expect(before.reschedule).toMatch(/^Free until /);
  expect(before.cancel).toMatch(/^\$50\.00 refund until /);

  expect(await savePolicy(access, id, asFields(STRICT))).toEqual({ ok: true, policy: STRICT });
  const fresh = await book(slug, starts(3));
  expect((await reopen(old)).booking.policy).toEqual(GENEROUS);
  expect((await reopen(fresh)).booking.policy).toEqual(STRICT);
  expect(await customerReads(await openLink(old), 1, "Europe/Berlin", NOW)).toEqual(before);
  const now = await customerReads(await openLink(fresh), 1, "Europe/Berlin", NOW);
  expect(now.reschedule).toBe("Sessions cannot be rescheduled online.");

  const session = old.booking.sessions[0]?.id ?? "";
  const canceled = await cancelSessions(await reopen(old), { sessions: [session], reason: null }, NOW);
  expect(canceled.ok && canceled.plan.total).toEqual({ amount: 5_000, currency: "USD" });
});

test("counts the live bookings, and those of them under an older policy", async () => {
  const access = await pageAs("owner", "edit");
  const { id, slug } = await addEventType("counted", { sessionCount: 2, price: PRICE });
  const counted = async () => (await readPolicyOf(access, id))?.bookings;
  expect(await counted()).toEqual({ live: 0, older: 0 });
  await savePolicy(access, id, asFields(GENEROUS));
  const [first] = [await book(slug, starts(2)), await book(slug, starts(2))];
  expect(await counted()).toEqual({ live: 2, older: 0 });
  await savePolicy(access, id, asFields(STRICT));
  await book(slug, starts(2));
  expect(await counted()).toEqual({ live: 3, older: 2 });
  await rows("UPDATE session SET status = 'completed' WHERE booking_id = $1", [first.booking.id]);
  expect(await counted()).toEqual({ live: 2, older: 1 });
  await savePolicy(access, id, asFields(GENEROUS));
  expect(await counted()).toEqual({ live: 2, older: 1 });
});

test("a policy that may not be stored changes nothing, and each sentence stands at its field", async () => {
  const access = await pageAs("owner", "edit");
  const { id } = await addEventType("refused", { sessionCount: 3, price: PRICE });
  await savePolicy(access, id, asFields(GENEROUS));
  const fields = asFields(STRICT);
  const [tier] = fields.cancel.tiers;
  const wrong = {
    reschedule: { ...fields.reschedule, text: "custom" as const },
    cancel: {
      ...fields.cancel,
      tiers: [
        { ...tier!, amount: "150" },
        { ...tier!, count: "4" },
      ],
    },
  };
  expect(await savePolicy(access, id, wrong)).toEqual({
    ok: false,
    code: "invalid",
    detail: "Correct the 3 fields that are marked, then save the policy.",
    errors: [
      {
        field: "reschedule.customText",
        message: "Write the policy's description, or choose the system text.",
      },
      {
        field: "cancel.tiers.0.amount",
        message: "Write a percentage from 0 to 100, with at most two decimals.",
      },
      { field: "cancel.tiers.1.count", message: "Write a shorter notice than that of the tier above." },
    ],
  });
  expect(await storedPolicy(id)).toEqual(GENEROUS);
});

test("owners and editors save, viewers look and preview", async () => {
  const { id } = await addEventType("roles", { sessionCount: 1, price: null });
  const editor = await pageAs("editor", "edit");
  const strict = { reschedule: never(), cancel: upTo(72 * 60) };
  expect((await savePolicy(editor, id, asFields(strict, null))).ok).toBe(true);
  const viewer = await userWith("viewer");
  expect(await openPageAs(viewer, editor.pageId, "edit")).toEqual({ ok: false, code: "forbidden" });
  const access = await openPageAs(viewer, editor.pageId, "view");
  if (!access.ok) throw new Error(access.code);
  expect((await readPolicyOf(access, id))?.policy).toEqual(strict);
  const fields = asFields({ reschedule: anyTime(), cancel: never() }, null);
  const asked = firstPreview(access.zone, NOW);
  const told = await previewTypedPolicy(access, id, fields, asked, "en-US");
  expect(told.ok && told.preview.reschedule.words.line).toBe("Until Tue, Nov 3, 10:00 AM EST");
  expect(await storedPolicy(id)).toEqual(strict);
});

test("an event type of another page is not found, and neither is what is no id", async () => {
  const access = await pageAs("owner", "edit");
  const fields = asFields(GENEROUS);
  for (const id of ["not-an-id", "00000000-0000-4000-8000-000000000000", access.pageId]) {
    expect(await readPolicyOf(access, id)).toBeNull();
    expect(await savePolicy(access, id, fields)).toMatchObject({ ok: false, code: "not_found" });
  }
});

test("what is asked of the preview is checked like the policy", async () => {
  const access = await pageAs("owner", "view");
  const { id } = await addEventType("asked", { sessionCount: 3, price: PRICE });
  const asked = { booked: "", start: "2026-11-20T10:00", seen: "2026-11-19T10:00", position: "1", moved: "" };
  const errors = async (change: Partial<typeof asked>) => {
    const told = await previewTypedPolicy(access, id, asFields(GENEROUS), { ...asked, ...change }, "en-US");
    return told.ok ? [] : told.errors?.map(({ field, message }) => `${field}: ${message}`);
  };
  expect(await errors({})).toEqual([]);
  expect(await errors({ start: "", seen: "tomorrow", position: "4", moved: "often" })).toEqual([
    "preview.start: Write the day and time at which the session starts.",
    "preview.seen: Write the day and time at which the customer looks.",
    "preview.position: Choose a session from 1 to 3.",
    "preview.moved: Write how often the session was moved, such as 1.",
  ]);
  expect(await errors({ booked: "2026-11-20T10:00" })).toEqual([
    "preview.booked: Write a time before the session starts.",
  ]);
  expect(await errors({ booked: "2026-11-19T11:00" })).toEqual([
    "preview.seen: Write a time after the booking.",
  ]);
  expect(await errors({ booked: "x" })).toEqual([
    "preview.booked: Write the day and time of the booking, or leave it empty.",
  ]);
});

test("the page's own policy is used, and saved, only while it has no active event type", async () => {
  const access = await pageAs("owner", "edit");
  const strict = { reschedule: never(), cancel: upTo(72 * 60) };
  const refused = await savePolicy(access, null, asFields(strict, null));
  expect(refused).toMatchObject({
    ok: false,
    code: "invalid",
    detail: expect.stringContaining("event type"),
  });
  const before = await readPolicyOf(access, null);
  expect(before).toMatchObject({ active: false, eventTypeId: null, sessionCount: 1, price: null });
  expect(before?.eventTypes.map(({ title }) => title)).toContain("Coaching");

  await rows("UPDATE event_type SET active = false");
  expect(await savePolicy(access, null, asFields(strict, null))).toEqual({ ok: true, policy: strict });
  const after = await readPolicyOf(access, null);
  expect(after).toMatchObject({ active: true, policy: strict, eventTypes: [], bookings: { live: 0 } });
});
