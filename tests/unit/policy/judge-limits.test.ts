import { describe, expect, it } from "vitest";
import { anyTime, never, upTo } from "@/lib/domain/policy/defaults";
import { judge, judgeMove } from "@/lib/domain/policy/judge";
import { DAY, HOUR, MINUTE } from "@/lib/domain/time";
import { BOOKED, NONE, percent, START, session, usd } from "../booking/samples";
import { refused, under } from "./verdicts";

describe("a session for which the owner asked a new time", () => {
  const waiting = session({ status: "reschedule_requested", rescheduleCount: 3 });
  it("is moved free whatever the policy says, even after its old start", () => {
    const made = under({ reschedule: never({ maxPerSession: 1, maxMinutesAfterOriginal: 60 }) });
    const free = { allowed: true, deadline: null, charge: usd(0), next: null };
    expect(judge("reschedule", made, waiting, START + DAY)).toEqual(free);
    expect(judgeMove(made, waiting, START + 30 * DAY, START + DAY)).toEqual(free);
  });
  it("is canceled for the refund of the earliest tier, with no deadline", () => {
    const made = under({ cancel: upTo(1440, percent(100), percent(50)) });
    expect(judge("cancel", made, waiting, START + DAY)).toEqual({
      allowed: true,
      deadline: null,
      charge: usd(5000),
      next: null,
    });
  });
  it("is not canceled online where cancellation never is", () => {
    expect(judge("cancel", under({ cancel: never() }), waiting, BOOKED)).toEqual(refused("not_allowed"));
  });
  it("gives the whole share back within the grace period", () => {
    const made = under({ cancel: anyTime(percent(50), { graceMinutes: 60 }) });
    expect(judge("cancel", made, waiting, BOOKED)).toMatchObject({
      charge: usd(5000),
      deadline: null,
      next: { at: BOOKED + HOUR, charge: usd(2500), closed: false },
    });
  });
});

describe("at most N reschedules per session", () => {
  const made = under({
    reschedule: anyTime(NONE, { maxPerSession: 2 }),
    cancel: anyTime(NONE, { maxPerSession: 2 }),
  });
  it.each([
    [1, true],
    [2, false],
    [3, false],
  ])("%i used", (rescheduleCount, allowed) => {
    expect(judge("reschedule", made, session({ rescheduleCount }), BOOKED)).toMatchObject(
      allowed ? { allowed } : refused("quota_used"),
    );
  });
  it("does not concern canceling", () => {
    expect(judge("cancel", made, session({ rescheduleCount: 9 }), BOOKED).allowed).toBe(true);
  });
});

describe("no further than D after the original start", () => {
  const made = under({ reschedule: anyTime(NONE, { maxMinutesAfterOriginal: 1440 }) });
  it("the furthest start itself is allowed, a millisecond more is too far", () => {
    expect(judgeMove(made, session(), START + DAY, BOOKED).allowed).toBe(true);
    expect(judgeMove(made, session(), START + DAY + 1, BOOKED)).toEqual(refused("too_far", START + DAY));
  });
  it("counts from the start that was booked first, not from the present one", () => {
    const moved = session({ start: START + DAY, originalStart: START });
    expect(judgeMove(made, moved, START + 2 * DAY, BOOKED)).toEqual(refused("too_far", START + DAY));
  });
  it("an earlier refusal goes first", () => {
    expect(judgeMove(under({ reschedule: never() }), session(), START + 9 * DAY, BOOKED)).toEqual(
      refused("not_allowed"),
    );
  });
});

describe("the grace period after booking", () => {
  const end = BOOKED + HOUR;
  const grace = { graceMinutes: 60 };
  it("is free and allowed, and tells what comes at its end", () => {
    const made = under({ reschedule: anyTime(percent(10), grace) });
    expect(judge("reschedule", made, session(), end)).toEqual({
      allowed: true,
      deadline: START,
      charge: usd(0),
      next: { at: end, charge: usd(500), closed: false },
    });
    expect(judge("reschedule", made, session(), end + 1)).toMatchObject({ charge: usd(500) });
  });
  it("gives the whole share of the price back", () => {
    const made = under({ cancel: anyTime(percent(50), grace) });
    expect(judge("cancel", made, session(), end)).toMatchObject({
      charge: usd(5000),
      next: { charge: usd(2500) },
    });
  });
  it("lifts never, a passed deadline and the quota", () => {
    const closing = { allowed: true, deadline: end, next: { at: end, charge: null, closed: true } };
    const late = upTo(60 * 24 * 40, NONE, null, grace);
    for (const rules of [never(grace), late, anyTime(NONE, { ...grace, maxPerSession: 1 })]) {
      const made = under({ reschedule: rules });
      expect(judge("reschedule", made, session({ rescheduleCount: 1 }), end)).toMatchObject(closing);
    }
    expect(judge("reschedule", under({ reschedule: late }), session(), end + 1)).toEqual(
      refused("too_late", end),
    );
    expect(judge("reschedule", under({ reschedule: never(grace) }), session(), end + 1)).toEqual(
      refused("not_allowed"),
    );
  });
  it("never opens a session that has started", () => {
    const made = under({ reschedule: never(grace) });
    const soon = session({ start: BOOKED + 10 * MINUTE });
    expect(judge("reschedule", made, soon, BOOKED)).toMatchObject({ deadline: soon.start });
    expect(judge("reschedule", made, soon, soon.start)).toEqual(refused("wrong_status"));
  });
  it("that ends together with a tier is followed by the next tier", () => {
    const tiers = [
      { minutesBefore: (START - end) / MINUTE, amount: percent(10) },
      { minutesBefore: 0, amount: percent(20) },
    ];
    const made = under({ reschedule: { ...anyTime(NONE, grace), tiers } });
    expect(judge("reschedule", made, session(), end)).toMatchObject({ next: { at: end, charge: usd(1000) } });
  });
  it("does not lift the furthest date", () => {
    const made = under({ reschedule: anyTime(NONE, { ...grace, maxMinutesAfterOriginal: 60 }) });
    expect(judgeMove(made, session(), START + 2 * HOUR, BOOKED)).toMatchObject({ code: "too_far" });
  });
});
