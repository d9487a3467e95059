import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openPageAs } from "@/lib/auth/page-access";
import { DAY } from "@/lib/domain/time";
import { handOverPage } from "@/lib/services/pages/hand-over-page";
import { addPagePerson, savePagePeople } from "@/lib/services/pages/page-people";
import { changePerson, removePerson } from "@/lib/services/people/change-person";
import { ensureAdministrator } from "@/lib/services/people/ensure-administrator";
import { invitePerson, resendInvitation, withdrawInvitation } from "@/lib/services/people/invite-person";
import { joinAccount, readInvitation } from "@/lib/services/people/join-account";
import { listPeople } from "@/lib/services/people/list-people";
import { renameAccount } from "@/lib/services/people/rename-account";
import { readStakeholders } from "@/lib/store/pages";
import { useDatabase } from "@/tests/support/database";
import { dana, demoPageId, join, noticesSent, PASSWORD, tokenIn, userOf } from "@/tests/support/people";
import { book, NOW, openStudio, rows, startsOnDays } from "@/tests/support/studio";

useDatabase();
beforeAll(async () => {
  await openStudio();
  await ensureAdministrator({ email: "dana@demo.example", password: PASSWORD, make: false });
});
beforeEach(async () => {
  await rows("DELETE FROM graphile_worker._private_jobs");
});

const JOINING = { name: "Nia", password: PASSWORD, locale: "en-US" } as const;

describe("invitations", () => {
  const invite = async (email: string) => {
    const pages = [{ pageId: await demoPageId(), role: "editor" as const }];
    const invited = await invitePerson(await dana(), { name: "Nia", email, role: "member", pages }, NOW);
    expect(invited).toMatchObject({ ok: true });
    const [mail] = await noticesSent();
    return { mail: mail!, token: tokenIn(mail!, "join") };
  };

  test("a mail with a link that works once, for seven days", async () => {
    const { mail, token } = await invite("nia@demo.example");
    expect(mail).toMatchObject({ to: "nia@demo.example", subject: "Dana Demo invites you to Demo Studio" });
    expect(mail.text).toContain("Dana Demo: Editor");
    expect(await readInvitation(token, NOW + 7 * DAY)).toMatchObject({ state: "expired" });
    expect(await joinAccount(token, JOINING, NOW + 7 * DAY)).toMatchObject({ ok: false });
    const both = await Promise.all([joinAccount(token, JOINING, NOW), joinAccount(token, JOINING, NOW)]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(await readInvitation(token, NOW)).toMatchObject({ state: "used" });
    const nia = await userOf("nia@demo.example");
    expect(await openPageAs(nia, await demoPageId(), "edit")).toMatchObject({ ok: true });
    expect(await openPageAs(nia, await demoPageId(), "own")).toMatchObject({ code: "forbidden" });
  });

  test("sent again the earlier link ends; withdrawn none works; a forged one never did", async () => {
    const { token } = await invite("otto@demo.example");
    const listed = await listPeople(await dana());
    const { id } = (listed.ok ? listed.invitations : []).find(({ email }) => email === "otto@demo.example")!;
    expect(await resendInvitation(await dana(), id, NOW + DAY)).toEqual({ ok: true });
    const again = tokenIn((await noticesSent())[0]!, "join");
    expect(await readInvitation(token, NOW + DAY)).toEqual({ state: "unknown" });
    expect(await readInvitation(again, NOW + DAY)).toMatchObject({ state: "open" });
    expect(await withdrawInvitation(await dana(), id)).toEqual({ ok: true });
    expect(await readInvitation(again, NOW + DAY)).toEqual({ state: "unknown" });
    expect(await withdrawInvitation(await dana(), id)).toMatchObject({ code: "not_found" });
    expect(await readInvitation("x".repeat(43), NOW)).toEqual({ state: "unknown" });
  });

  test("an address is invited once, and not when it is on the account", async () => {
    await invite("pia@demo.example");
    const again = { name: "Pia", email: "pia@demo.example", role: "member", pages: [] } as const;
    expect(await invitePerson(await dana(), again, NOW)).toMatchObject({
      code: "address_taken",
      errors: [{ field: "email" }],
    });
    const present = { ...again, email: "dana@demo.example" };
    expect(await invitePerson(await dana(), present, NOW)).toMatchObject({ code: "address_taken" });
    expect(await noticesSent()).toEqual([]);
  });

  test("a weak password is refused, and the invitation stays open", async () => {
    const { token } = await invite("quin@demo.example");
    for (const password of ["short", "passwordpassword", "quin@demo.example"]) {
      const refused = await joinAccount(token, { ...JOINING, password }, NOW);
      expect(refused).toMatchObject({ code: "invalid", errors: [{ field: "password" }] });
    }
    expect(await readInvitation(token, NOW)).toMatchObject({ state: "open" });
  });
});

describe("roles", () => {
  test("only administrators manage people", async () => {
    const member = await join("mia@demo.example", { page: "owner" });
    const danaId = (await dana()).userId;
    const change = { role: "member", pages: {} } as const;
    const request = { name: "X", email: "x@demo.example", role: "administrator", pages: [] } as const;
    for (const outcome of [
      await listPeople(member),
      await invitePerson(member, request, NOW),
      await changePerson(member, danaId, change),
      await changePerson(member, member.userId, { ...change, role: "administrator" }),
      await removePerson(member, danaId, NOW),
      await renameAccount(member, { name: "Mine" }),
    ]) {
      expect(outcome).toMatchObject({ ok: false, code: "forbidden" });
    }
  });

  test("the last administrator stays, even when two are taken away at the same moment", async () => {
    const member = { role: "member", pages: {} } as const;
    const { userId } = await dana();
    expect(await changePerson(await dana(), userId, member)).toMatchObject({
      ok: false,
      errors: [{ field: "role" }],
    });
    const other = await join("ada@demo.example", { role: "administrator" });
    const both = await Promise.all([
      changePerson(other, userId, member),
      changePerson(await dana(), other.userId, member),
    ]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    await rows(`UPDATE "user" SET role = 'administrator' WHERE id = $1`, [userId]);
  });

  test("a person taken off has no way in any more, and can be invited again", async () => {
    const gone = await join("gus@demo.example", { page: "editor" });
    await rows(
      `INSERT INTO login_session (account_id, id, user_id, token, expires_at) VALUES ($1, 'b1', $2, 't1', now() + interval '1 day')`,
      [gone.accountId, gone.userId],
    );
    expect(await removePerson(await dana(), gone.userId, NOW)).toEqual({ ok: true, name: "gus" });
    for (const table of ["login_session", "login_credential", "page_member"]) {
      expect(await rows(`SELECT FROM ${table} WHERE user_id = $1`, [gone.userId])).toEqual([]);
    }
    await expect(userOf("gus@demo.example")).rejects.toThrow("nobody");
    // The settings that make a first administrator don't bring anybody back.
    await ensureAdministrator({ email: "gus@demo.example", password: PASSWORD, make: true });
    await expect(userOf("gus@demo.example")).rejects.toThrow("nobody");
    const back = await join("gus@demo.example", { page: "viewer" });
    expect(back.userId).toBe(gone.userId);
    expect(await openPageAs(back, await demoPageId(), "edit")).toMatchObject({ code: "forbidden" });
  });

  test("the settings make an administrator only while none can sign in", async () => {
    await ensureAdministrator({ email: "intruder@demo.example", password: PASSWORD, make: true });
    await expect(userOf("intruder@demo.example")).rejects.toThrow("nobody");
  });
});

describe("the people of a page", () => {
  test("subscribed editors are told, a viewer never is, and the owner's place stands fast", async () => {
    const pageId = await demoPageId();
    const { accountId, userId: danaId } = await dana();
    const ed = await join("ed@demo.example", { page: "editor" });
    const addresses = async () => (await readStakeholders(accountId, pageId)).map(({ email }) => email);
    const save = (role: "editor" | "viewer" | null, notified: boolean) =>
      dana().then((user) =>
        savePagePeople(user, pageId, {
          [ed.userId]: { role, notified },
          [danaId]: { role: null, notified: false },
        }),
      );
    expect(await save("editor", true)).toEqual({ ok: true });
    expect(await addresses()).toContain("ed@demo.example");
    await save("viewer", true);
    expect(await addresses()).not.toContain("ed@demo.example");
    await save(null, false);
    expect(await openPageAs(ed, pageId, "view")).toMatchObject({ code: "not_found" });
    expect(await openPageAs(await dana(), pageId, "own")).toMatchObject({ ok: true });
  });

  test("an editor manages nobody; who is not on the account is not added", async () => {
    const pageId = await demoPageId();
    const editor = await join("eve@demo.example", { page: "editor" });
    expect(await savePagePeople(editor, pageId, {})).toMatchObject({ code: "forbidden" });
    const stranger = { email: "nobody@elsewhere.example", role: "editor" } as const;
    expect(await addPagePerson(editor, pageId, stranger)).toMatchObject({ code: "forbidden" });
    expect(await addPagePerson(await dana(), pageId, stranger)).toMatchObject({
      errors: [{ field: "email" }],
    });
    const viewer = await join("vic@demo.example");
    const known = { email: "vic@demo.example", role: "viewer" } as const;
    expect(await addPagePerson(await dana(), pageId, known)).toEqual({ ok: true, name: "vic" });
    expect(await openPageAs(viewer, pageId, "view")).toMatchObject({ ok: true });
  });
});

describe("handing a page over", () => {
  test("an owner is kept until the page is handed over, with the times of its sessions", async () => {
    const pageId = await demoPageId();
    const starts = await startsOnDays("intro", 1);
    const booked = await book("intro", starts);
    const next = await join("ned@demo.example", { page: "editor" });
    const admin = await join("ann@demo.example", { role: "administrator" });
    const { userId: danaId } = await dana();
    expect(await removePerson(admin, danaId, NOW)).toMatchObject({ ok: false });

    // The next owner has another session then.
    await rows(
      `INSERT INTO hold (account_id, id, owner_id, page_id, change, amount, currency, expires_at, created_at)
        VALUES ($1, $2, $2, $3, '{}', 500, 'USD', now() - interval '1 day', now() - interval '2 days')`,
      [next.accountId, next.userId, pageId],
    );
    await rows(
      `INSERT INTO blocked_time (account_id, id, owner_id, hold_id, period)
        VALUES ($1, $2, $2, $2, tstzrange($3::timestamptz, $3::timestamptz + interval '5 minutes'))`,
      [next.accountId, next.userId, new Date(starts[0]!)],
    );
    expect(await handOverPage(admin, pageId, next.userId, NOW)).toMatchObject({
      code: "slot_taken",
      errors: [{ field: "owner" }],
    });
    await rows("DELETE FROM blocked_time WHERE hold_id IS NOT NULL");
    expect(await handOverPage(admin, pageId, next.userId, NOW)).toMatchObject({ ok: true });

    const [taken] = await rows("SELECT owner_id FROM blocked_time WHERE session_id = $1", [
      booked.booking.sessions[0]!.id,
    ]);
    expect(taken).toEqual({ owner_id: next.userId });
    expect(await openPageAs(next, pageId, "own")).toMatchObject({ ok: true });
    expect(await removePerson(admin, danaId, NOW)).toMatchObject({ ok: true });
  });
});
