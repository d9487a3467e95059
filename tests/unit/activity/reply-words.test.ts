import { expect, test } from "vitest";
import { replyReasons, replyTitle } from "@/app/admin/activity/reply-words";

const reader = { now: Date.parse("2026-06-24T16:00:00Z"), zone: "America/New_York", locale: "en-US" };
const declined = { answer: "declined", proposedStart: null } as const;
const customer = { who: "John Smith", role: "customer" } as const;
const guest = { who: "guest@customers.example", role: "guest" } as const;
const owner = { who: "Dana Demo", role: "owner" } as const;

test("whose calendar it was is told to the owner", () => {
  expect(replyTitle({ ...customer, ...declined }, reader)).toBe("John Smith declined in their calendar");
  expect(replyTitle({ ...guest, ...declined }, reader)).toBe(
    "guest@customers.example declined in their calendar",
  );
  expect(replyTitle({ ...owner, ...declined }, reader)).toBe("Dana Demo declined in their own calendar");
});

test("the customer is told that they declined only where it was them", () => {
  expect(replyReasons(customer)).toMatchObject({
    cancel: "You declined it in your calendar.",
    move: "This is the time that you proposed.",
  });
  for (const other of [guest, owner])
    for (const reason of Object.values(replyReasons(other))) {
      expect(reason).toContain(other.who);
      expect(reason).not.toMatch(/\byou/i);
    }
});
