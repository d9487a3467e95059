import { expect, test } from "vitest";
import { setUpPage } from "@/lib/services/pages/set-up-page";
import { setUpAccount } from "@/lib/services/people/set-up-account";
import { signIn } from "@/lib/services/people/sign-in";
import { useDatabase } from "@/tests/support/database";
import { PASSWORD, userOf } from "@/tests/support/people";
import { NOW, rows } from "@/tests/support/studio";

useDatabase();
process.env.SETUP_CODE = "k7mf-2xqd-9rta";
process.env.ADMIN_EMAIL = "First@practice.example";

const FIRST = {
  account: "Practice Kim",
  name: "Kim Park",
  email: "first@practice.example",
  password: PASSWORD,
  zone: "Asia/Seoul",
  locale: "ko",
  setupCode: "",
};
const HERE = { local: true, client: "127.0.0.1" };
const ELSEWHERE = { local: false, client: "203.0.113.9" };

const PAGE = {
  title: "Kim Park",
  slug: "kim",
  zone: "Asia/Seoul",
  opens: 540,
  closes: 1020,
  eventType: { title: "Coaching", durationMinutes: 30, sessionCount: 3 },
};

test("nobody signs in before the account is there", async () => {
  const visitor = { headers: new Headers(), client: "127.0.0.1" };
  expect(await signIn({ email: FIRST.email, password: PASSWORD }, visitor, NOW)).toMatchObject({ ok: false });
});

test("from another machine it takes the setup code, guessed ten times at most", async () => {
  for (let count = 0; count < 10; count += 1) {
    expect(await setUpAccount({ ...FIRST, setupCode: "k7mf-2xqd-9rtb" }, ELSEWHERE, NOW)).toMatchObject({
      errors: [{ field: "setupCode" }],
    });
  }
  const right = { ...FIRST, setupCode: " K7MF 2XQD 9RTA" };
  expect(await setUpAccount(right, ELSEWHERE, NOW)).toMatchObject({ code: "too_many_requests" });
  const other = { local: false, client: "203.0.113.10" };
  // The code passes, the password does not: nothing is made.
  expect(await setUpAccount({ ...right, password: "kim" }, other, NOW)).toMatchObject({
    errors: [{ field: "password" }],
  });
  expect(await rows("SELECT FROM account")).toEqual([]);
});

test("only the address that ADMIN_EMAIL names may", async () => {
  expect(await setUpAccount({ ...FIRST, email: "other@practice.example" }, HERE, NOW)).toMatchObject({
    errors: [{ field: "email" }],
  });
});

test("of two at the same moment one alone makes the account; afterwards nobody can", async () => {
  const both = await Promise.all([setUpAccount(FIRST, HERE, NOW), setUpAccount(FIRST, HERE, NOW)]);
  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  expect(await rows("SELECT name FROM account")).toEqual([{ name: "Practice Kim" }]);
  expect(await rows(`SELECT email, role, zone FROM "user"`)).toEqual([
    { email: FIRST.email, role: "administrator", zone: "Asia/Seoul" },
  ]);
  expect(await setUpAccount(FIRST, HERE, NOW)).toMatchObject({ ok: false, code: "not_found" });
});

test("the first page comes whole or not at all, and once", async () => {
  const kim = await userOf(FIRST.email);
  expect(await setUpPage(kim, { ...PAGE, slug: "admin" }, NOW)).toMatchObject({
    errors: [{ field: "slug" }],
  });
  expect(await setUpPage(kim, { ...PAGE, closes: 550 }, NOW)).toMatchObject({
    errors: [{ field: "closes" }],
  });
  const both = await Promise.all([
    setUpPage(kim, PAGE, NOW),
    setUpPage(kim, { ...PAGE, slug: "kim-2" }, NOW),
  ]);
  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  expect(await rows("SELECT FROM booking_page")).toHaveLength(1);
  expect(await rows("SELECT weekday FROM weekly_hours ORDER BY weekday")).toHaveLength(5);
  expect(await rows("SELECT slug, session_count FROM event_type")).toEqual([
    { slug: "coaching", session_count: 3 },
  ]);
});
