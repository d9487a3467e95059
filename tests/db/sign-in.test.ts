import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { mailboxIsOpen } from "@/app/mailbox/access";
import { presentBrowser, signedInUser } from "@/lib/auth/sign-in";
import { currentInstant } from "@/lib/clock";
import { HOUR } from "@/lib/domain/time";
import { changeAddress } from "@/lib/services/people/change-address";
import { changePassword } from "@/lib/services/people/change-password";
import { ensureAdministrator } from "@/lib/services/people/ensure-administrator";
import { requestPasswordLink } from "@/lib/services/people/request-password-link";
import { confirmSecondFactor, endSecondFactor, startSecondFactor } from "@/lib/services/people/second-factor";
import { readPasswordLink, setPasswordByLink } from "@/lib/services/people/set-password-by-link";
import { signIn, signInWithCode } from "@/lib/services/people/sign-in";
import { signOutEverywhere } from "@/lib/services/people/signed-in-browsers";
import { useDatabase } from "@/tests/support/database";
import { join, noticesSent, PASSWORD, tokenIn, userOf } from "@/tests/support/people";
import { openStudio, rows } from "@/tests/support/studio";
import { totp } from "@/tests/support/totp";

useDatabase();
beforeAll(async () => {
  await openStudio();
  await ensureAdministrator({ email: "dana@demo.example", password: PASSWORD, make: false });
});
beforeEach(async () => {
  await rows("DELETE FROM graphile_worker._private_jobs");
});

// The library reads the clock itself.
const now = currentInstant;
let clients = 0;
function client(): string {
  clients += 1;
  return `198.51.100.${clients}`;
}
const visitor = (from = client()) => ({ headers: new Headers({ "x-reslot-client": from }), client: from });

/** A browser after it was given cookies. */
function browserWith(cookies: readonly string[]): Headers {
  const kept = cookies.map((cookie) => cookie.split(";")[0]).filter((cookie) => !cookie?.endsWith("="));
  return new Headers({ cookie: kept.join("; "), "x-reslot-client": "198.51.100.1" });
}

async function signedIn(email: string, password = PASSWORD): Promise<Headers> {
  const outcome = await signIn({ email, password }, visitor(), now());
  if (!outcome.ok) throw new Error(outcome.detail);
  return browserWith(outcome.cookies);
}

const isIn = async (browser: Headers) => (await signedInUser(browser)) !== null;

describe("signing in", () => {
  test("with the right password, however the address is written; and not with a wrong one", async () => {
    await join("ina@demo.example");
    const browser = await signedIn(" INA@demo.example ");
    expect(await signedInUser(browser)).toMatchObject({ email: "ina@demo.example" });
    const [{ at }] = (await rows<{ at: Date }>(
      `SELECT signed_in_at AS at FROM "user" WHERE email = 'ina@demo.example'`,
    )) as [{ at: Date }];
    expect(now() - at.getTime()).toBeLessThan(60_000);
    const wrong = await signIn({ email: "ina@demo.example", password: "not the password" }, visitor(), now());
    const unknown = await signIn(
      { email: "no@demo.example", password: "not the password" },
      visitor(),
      now(),
    );
    const malformed = await signIn({ email: "no address", password: "not the password" }, visitor(), now());
    expect(wrong).toMatchObject({ ok: false, code: "signed_out" });
    expect(unknown).toEqual(wrong);
    expect(malformed).toEqual(wrong);
  });

  test("failures from one client are throttled for that address, successes are not", async () => {
    await join("tom@demo.example");
    const here = visitor();
    const attempt = (password: string) => signIn({ email: "tom@demo.example", password }, here, now());
    for (let count = 0; count < 9; count += 1) expect(await attempt(PASSWORD)).toMatchObject({ ok: true });
    for (let count = 0; count < 8; count += 1) {
      expect(await attempt("not the password")).toMatchObject({ code: "signed_out" });
    }
    expect(await attempt(PASSWORD)).toMatchObject({ code: "too_many_requests" });
    await expect(signedIn("tom@demo.example")).resolves.toBeDefined(); // from elsewhere
  });

  test("addresses that are nobody's are throttled the same", async () => {
    const here = visitor();
    const attempt = () => signIn({ email: "none@demo.example", password: "not the password" }, here, now());
    for (let count = 0; count < 8; count += 1) expect(await attempt()).toMatchObject({ code: "signed_out" });
    expect(await attempt()).toMatchObject({ code: "too_many_requests" });
  });
});

describe("a forgotten password", () => {
  async function linkFor(email: string) {
    expect(await requestPasswordLink({ email }, client(), now())).toEqual({ ok: true });
    const [mail] = await noticesSent();
    return { mail: mail!, token: tokenIn(mail!, "sign-in/new-password") };
  }

  test("a link by mail sets it once, within an hour, and ends every sign-in", async () => {
    await join("fay@demo.example");
    const browser = await signedIn("fay@demo.example");
    const { mail, token } = await linkFor("fay@demo.example");
    expect(mail).toMatchObject({ to: "fay@demo.example", subject: "Set a new password" });
    expect(await readPasswordLink(token, now() + HOUR)).toBeNull();
    const set = (password: string) => setPasswordByLink(token, { password }, now());
    expect(await set("too short")).toMatchObject({ errors: [{ field: "password" }] });
    expect(await isIn(browser)).toBe(true);

    const fresh = "eleven gray pelicans";
    const both = await Promise.all([set(fresh), set(fresh)]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(await isIn(browser)).toBe(false);
    await expect(signedIn("fay@demo.example")).rejects.toThrow();
    await expect(signedIn("fay@demo.example", fresh)).resolves.toBeDefined();
    expect((await noticesSent()).map(({ subject }) => subject)).toEqual(["Your password was changed"]);
  });

  test("the same answer for an address that is nobody's, and no mail", async () => {
    expect(await requestPasswordLink({ email: "nobody@demo.example" }, client(), now())).toEqual({
      ok: true,
    });
    expect(await noticesSent()).toEqual([]);
  });

  test("the fourth link within an hour is not sent, and nobody is told so", async () => {
    await join("gil@demo.example");
    for (let count = 0; count < 4; count += 1) {
      expect(await requestPasswordLink({ email: "gil@demo.example" }, client(), now())).toEqual({ ok: true });
    }
    expect(await noticesSent()).toHaveLength(3);
  });

  test("no secret stands in the job, and only a digest in the database", async () => {
    await join("hal@demo.example");
    await requestPasswordLink({ email: "hal@demo.example" }, client(), now());
    const [{ payload }] = (await rows<{ payload: object }>(
      "SELECT payload FROM graphile_worker._private_jobs",
    )) as [{ payload: object }];
    const token = tokenIn((await noticesSent())[0]!, "sign-in/new-password");
    const kept = await rows("SELECT identifier, value FROM login_verification");
    expect(JSON.stringify([payload, kept])).not.toContain(token);
  });
});

describe("one's own account", () => {
  test("a changed password ends the other browsers and keeps this one", async () => {
    const user = await join("kim@demo.example");
    const [here, there] = [await signedIn("kim@demo.example"), await signedIn("kim@demo.example")];
    const change = (currentPassword: string, newPassword: string) =>
      presentBrowser(here).then((id) => changePassword(user, { currentPassword, newPassword }, id, now()));
    expect(await change("not the password", "eleven gray pelicans")).toMatchObject({
      errors: [{ field: "currentPassword" }],
    });
    expect(await change(PASSWORD, "password1234")).toMatchObject({ errors: [{ field: "newPassword" }] });
    expect(await change(PASSWORD, "eleven gray pelicans")).toEqual({ ok: true });
    expect([await isIn(here), await isIn(there)]).toEqual([true, false]);
    expect((await noticesSent()).map(({ to }) => to)).toEqual(["kim@demo.example"]);
  });

  test("a changed address is told to both, and is nobody else's", async () => {
    const user = await join("lea@demo.example");
    await requestPasswordLink({ email: user.email }, client(), now());
    const token = tokenIn((await noticesSent())[0]!, "sign-in/new-password");
    const change = (email: string) => changeAddress(user, { email, password: PASSWORD }, now());
    expect(await change("dana@demo.example")).toMatchObject({
      code: "address_taken",
      errors: [{ field: "email" }],
    });
    expect(await change("lea@new.example")).toEqual({ ok: true });
    const mails = await noticesSent();
    expect(mails.map(({ to }) => to).sort()).toEqual(["lea@demo.example", "lea@new.example"]);
    await expect(signedIn("lea@new.example")).resolves.toBeDefined();
    expect(await readPasswordLink(token, now())).toBeNull(); // it went to the address before
  });

  test("signed out everywhere", async () => {
    const user = await join("max@demo.example");
    const browsers = [await signedIn("max@demo.example"), await signedIn("max@demo.example")];
    await signOutEverywhere(user);
    expect(await Promise.all(browsers.map(isIn))).toEqual([false, false]);
  });
});

describe("the mailbox", () => {
  test("opens for administrators from anywhere, and for nobody else", async () => {
    const elsewhere = (browser: Headers | null) => {
      const headers = new Headers(browser ?? {});
      headers.set("x-reslot-client", "203.0.113.9");
      headers.set("host", "book.example.com");
      return mailboxIsOpen(headers);
    };
    await join("pat@demo.example", { page: "owner" });
    expect(await elsewhere(await signedIn("dana@demo.example"))).toBe(true);
    expect(await elsewhere(await signedIn("pat@demo.example"))).toBe(false);
    expect(await elsewhere(null)).toBe(false);
  });
});

describe("the second factor", () => {
  test("is asked for once it was confirmed; backup codes work once; the password turns it off", async () => {
    const email = "sue@demo.example";
    await join(email);
    let browser = await signedIn(email);
    const user = await userOf(email);
    expect(await startSecondFactor(user, { password: "not the password" }, browser)).toMatchObject({
      errors: [{ field: "password" }],
    });
    const started = await startSecondFactor(user, { password: PASSWORD }, browser);
    if (!started.ok) throw new Error(started.detail);
    const { uri, backupCodes } = started.secrets;
    const key = new URL(uri).searchParams.get("secret") ?? "";
    expect(new Set(backupCodes).size).toBe(10);
    expect(await signIn({ email, password: PASSWORD }, visitor(), now())).toMatchObject({
      codeNeeded: false,
    });

    const wrong = totp(key, now() - HOUR);
    expect(await confirmSecondFactor(user, { code: wrong }, browser, now())).toMatchObject({
      errors: [{ field: "code" }],
    });
    const confirmed = await confirmSecondFactor(user, { code: totp(key) }, browser, now());
    if (!confirmed.ok) throw new Error(confirmed.detail);
    browser = browserWith(confirmed.cookies);
    expect(await isIn(browser)).toBe(true);

    const half = async () => {
      const outcome = await signIn({ email, password: PASSWORD }, visitor(), now());
      if (!outcome.ok) throw new Error(outcome.detail);
      expect(outcome.codeNeeded).toBe(true);
      const headers = browserWith(outcome.cookies);
      expect(await isIn(headers)).toBe(false);
      return { headers, client: client() };
    };
    const first = await half();
    expect(await signInWithCode({ code: wrong }, first, now())).toMatchObject({
      errors: [{ field: "code" }],
    });
    expect(await signInWithCode({ code: totp(key) }, first, now())).toMatchObject({ ok: true });
    const code = backupCodes[0]!;
    expect(await signInWithCode({ code }, await half(), now())).toMatchObject({ ok: true });
    const used = await half();
    expect(await signInWithCode({ code }, used, now())).toMatchObject({ code: "invalid" });
    // Five wrong codes, and the password is asked for again.
    for (let count = 0; count < 4; count += 1) await signInWithCode({ code: wrong }, used, now());
    expect(await signInWithCode({ code: totp(key) }, used, now())).toMatchObject({ code: "signed_out" });

    expect(await endSecondFactor(user, { password: PASSWORD }, browser, now())).toMatchObject({ ok: true });
    expect(await signIn({ email, password: PASSWORD }, visitor(), now())).toMatchObject({
      codeNeeded: false,
    });
    const subjects = (await noticesSent()).map(({ subject }) => subject);
    expect(subjects).toEqual(["Your second factor is on", "Your second factor is off"]);
  });
});
