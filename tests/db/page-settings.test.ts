import { beforeAll, describe, expect, test } from "vitest";
import { GET as slotsOverHttp } from "@/app/api/v1/pages/[page]/[eventType]/slots/route";
import { GET as readLogoOverHttp } from "@/app/api/v1/pages/[page]/logo/route";
import { GET as readPageOverHttp } from "@/app/api/v1/pages/[page]/route";
import type { SignedInUser } from "@/lib/auth/user";
import { findNewAddress } from "@/lib/services/book/find-new-address";
import { readPage } from "@/lib/services/book/read-page";
import { createPage } from "@/lib/services/pages/create-page";
import { listManagedPages } from "@/lib/services/pages/list-managed-pages";
import { removeLogo } from "@/lib/services/pages/remove-logo";
import { saveLogo } from "@/lib/services/pages/save-logo";
import { type PageChange, savePage } from "@/lib/services/pages/save-page";
import { useDatabase } from "@/tests/support/database";
import { addMember, addUser, dana as asDana } from "@/tests/support/owners";
import { demoPageId } from "@/tests/support/people";
import { book, NOW, openStudio, reopen, rows, startsOnDays } from "@/tests/support/studio";

useDatabase();

let dana: SignedInUser;
let editor: SignedInUser;
let viewer: SignedInUser;
let nobody: SignedInUser;
let demo: string;
beforeAll(async () => {
  await openStudio();
  [dana, demo] = [await asDana(), await demoPageId()];
  editor = await addUser("Edith");
  await addMember(demo, editor, "editor");
  viewer = await addUser("Vic");
  await addMember(demo, viewer, "viewer");
  nobody = await addUser("Nora");
});

const save = (change: PageChange, user = dana) => savePage(user, demo, change, NOW);
const made = async (user: SignedInUser, slug: string, more = {}) => {
  const page = await createPage(user, { title: slug, slug, zone: "UTC", ...more }, NOW);
  if (!page.ok) throw new Error(page.detail);
  return page.pageId;
};

describe("a new page", () => {
  test("is its maker's own, open from nine to five on working days, booked as it is", async () => {
    const input = { title: "Nora's Studio", slug: "", zone: "Europe/Berlin" };
    expect(await createPage(nobody, input, NOW)).toMatchObject({ ok: true, slug: "noras-studio" });
    const found = await readPage("noras-studio");
    expect(found).toMatchObject({
      page: { title: "Nora's Studio", zone: "Europe/Berlin", paused: false, owner: { name: "Nora" } },
      eventTypes: [],
      itself: { durationMinutes: 30, sessionCount: 1 },
    });
    const hours = await rows("SELECT FROM weekly_hours WHERE page_id = $1", [found?.page.id]);
    expect(hours).toHaveLength(5);
    expect((await listManagedPages(nobody)).map(({ slug, role }) => [slug, role])).toEqual([
      ["noras-studio", "owner"],
    ]);
  });

  test("is made for somebody else by administrators only", async () => {
    const forNora = { title: "For Nora", slug: "for-nora", zone: "UTC", ownerId: nobody.userId };
    expect(await createPage(editor, forNora, NOW)).toMatchObject({ ok: false, code: "forbidden" });
    expect(await createPage(dana, forNora, NOW)).toMatchObject({ ok: true });
    expect((await readPage("for-nora"))?.page.owner.name).toBe("Nora");
  });

  test.each([
    [{ title: "" }, "title"],
    [{ slug: "admin" }, "slug"],
    [{ slug: "No Spaces" }, "slug"],
    [{ zone: "Mars/Olympus" }, "zone"],
    [{ ownerId: "00000000-0000-4000-8000-000000000000" }, "ownerId"],
  ])("is refused at the field: %o", async (change, field) => {
    const input = { title: "New", slug: "new-page", zone: "UTC", ...change };
    expect(await createPage(dana, input, NOW)).toMatchObject({
      ok: false,
      code: "invalid",
      errors: [{ field }],
    });
    expect(await readPage("new-page")).toBeNull();
  });
});

describe("roles", () => {
  test("an editor changes settings, but not the address; what a form repeats is no change", async () => {
    expect(await save({ title: "Dana D.", slug: "demo" }, editor)).toMatchObject({ ok: true });
    expect((await readPage("demo"))?.page.title).toBe("Dana D.");
    const refused = await save({ title: "Other", slug: "editors" }, editor);
    expect(refused).toMatchObject({ ok: false, code: "forbidden", errors: [{ field: "slug" }] });
    expect((await readPage("demo"))?.page.title).toBe("Dana D.");
  });

  test("a viewer is refused, and who may not know of the page finds nothing", async () => {
    expect(await save({ paused: true }, viewer)).toEqual({ ok: false, code: "forbidden" });
    expect(await save({ paused: true }, nobody)).toEqual({ ok: false, code: "not_found" });
    expect(await savePage(dana, "nonsense", {}, NOW)).toEqual({ ok: false, code: "not_found" });
    expect(await saveLogo(viewer, demo, PNG, NOW)).toEqual({ ok: false, code: "forbidden" });
    expect(await removeLogo(nobody, demo)).toEqual({ ok: false, code: "not_found" });
    expect((await readPage("demo"))?.page.paused).toBe(false);
  });
});

describe("settings", () => {
  test("are kept as they are told, and what is left out stays", async () => {
    await save({ title: "Dana Demo", description: " Hi\r\n there ", accentColor: "#7a1f4f" });
    await save({ locationKind: "phone", location: "+1 212 555 0100", invitations: "file" });
    expect((await readPage("demo"))?.page).toMatchObject({
      title: "Dana Demo",
      description: "Hi\nthere",
      accentColor: "#7a1f4f",
      invitations: "file",
    });
    await save({ accentColor: null, invitations: "automatic", locationKind: "place", location: "" });
    expect((await readPage("demo"))?.page).toMatchObject({ accentColor: null, invitations: "automatic" });
  });

  test("are kept all or none of them", async () => {
    expect(await save({ title: "Half", durationMinutes: 7 })).toMatchObject({
      ok: false,
      code: "invalid",
      errors: [{ field: "durationMinutes" }],
    });
    expect((await readPage("demo"))?.page.title).toBe("Dana Demo");
  });

  test("paused, no new booking is made, and changes to existing ones go on", async () => {
    const booked = await book("intro", await startsOnDays("intro", 1));
    const [other] = await startsOnDays("intro", 1, "2026-11-09");
    await save({ paused: true });
    await expect(book("intro", [other!])).rejects.toThrow("paused");
    expect((await reopen(booked)).booking.sessions).toHaveLength(1);
    await save({ paused: false });
    await book("intro", [other!]);
  });

  test("an event type that says nothing takes place where its page says; bookings keep what they were told", async () => {
    const before = await book("intro", await startsOnDays("intro", 1, "2026-11-16"));
    await rows("UPDATE event_type SET location = '' WHERE slug = 'intro'");
    await save({ locationKind: "video", location: "https://meet.example.com/dana" });
    const after = await book("intro", await startsOnDays("intro", 1, "2026-11-23"));
    expect((await reopen(before)).booking.location).toBe("Video call");
    expect((await reopen(after)).booking.location).toBe("https://meet.example.com/dana");
    const answer = await readPageOverHttp(new Request("http://localhost/api/v1/pages/demo"), at("demo"));
    const told = await answer.text();
    expect(told).not.toContain("meet.example.com");
    await save({ locationKind: "place", location: "" });
    expect((await reopen(after)).booking.location).toBe("https://meet.example.com/dana");
  });
});

const at = (page: string) => ({ params: Promise.resolve({ page }) });

describe("addresses", () => {
  test("a former one leads to the present one for ever, over several changes and back", async () => {
    const page = await made(dana, "first");
    const move = (slug: string) => savePage(dana, page, { slug }, NOW);
    expect(await findNewAddress({ page: "first", eventType: null })).toBeNull();
    await move("second");
    await move("third");
    for (const page of ["first", "second"]) {
      expect(await findNewAddress({ page, eventType: null })).toEqual({ page: "third", eventType: null });
    }
    expect(await move("first")).toMatchObject({ ok: true });
    expect(await readPage("first")).not.toBeNull();
    expect(await findNewAddress({ page: "third", eventType: null })).toEqual({
      page: "first",
      eventType: null,
    });
    expect(await move("third")).toMatchObject({ ok: true });
    expect(await findNewAddress({ page: "never", eventType: null })).toBeNull();
  });

  test("one that another page has or had can't be taken, whoever asks at once", async () => {
    const [one, other] = [await made(dana, "one"), await made(nobody, "other")];
    const taken = { ok: false, code: "address_taken", errors: [{ field: "slug" }] };
    expect(await savePage(nobody, other, { slug: "one" }, NOW)).toMatchObject(taken);
    await savePage(dana, one, { slug: "one-more" }, NOW);
    expect(await savePage(nobody, other, { slug: "one" }, NOW)).toMatchObject(taken);
    expect(await createPage(nobody, { title: "x", slug: "one", zone: "UTC" }, NOW)).toMatchObject(taken);
    const both = await Promise.all([
      savePage(dana, one, { slug: "wanted" }, NOW),
      savePage(nobody, other, { slug: "wanted" }, NOW),
      createPage(nobody, { title: "x", slug: "wanted", zone: "UTC" }, NOW),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test("over HTTP the same call is sent on with 308, its query kept", async () => {
    const page = await made(dana, "moved-from");
    await savePage(dana, page, { slug: "moved-to" }, NOW);
    const answer = await readPageOverHttp(
      new Request("http://localhost/api/v1/pages/moved-from?a=1"),
      at("moved-from"),
    );
    expect([answer.status, answer.headers.get("location")]).toEqual([308, "/api/v1/pages/moved-to?a=1"]);
    const gone = await readPageOverHttp(new Request("http://localhost/api/v1/pages/never"), at("never"));
    expect(gone.status).toBe(404);
    await savePage(dana, demo, { slug: "demo-2" }, NOW);
    const query = "from=2026-11-01&to=2026-11-02&zone=UTC";
    const slots = await slotsOverHttp(
      new Request(`http://localhost/api/v1/pages/demo/intro/slots?${query}`),
      {
        params: Promise.resolve({ page: "demo", eventType: "intro" }),
      },
    );
    expect([slots.status, slots.headers.get("location")]).toEqual([
      308,
      `/api/v1/pages/demo-2/intro/slots?${query}`,
    ]);
    await savePage(dana, demo, { slug: "demo" }, NOW);
  });
});

const PNG = Buffer.from("\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR", "latin1");

describe("a logo", () => {
  test("is served under its hash for ever, as what its bytes say", async () => {
    const saved = await saveLogo(editor, demo, PNG, NOW);
    if (!saved.ok) throw new Error(saved.code);
    expect((await readPage("demo"))?.page.logoHash).toBe(saved.hash);
    const get = (query: string) =>
      readLogoOverHttp(new Request(`http://localhost/api/v1/pages/demo/logo${query}`), at("demo"));
    const answer = await get(`?v=${saved.hash}`);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-type": "image/png",
      "x-content-type-options": "nosniff",
      "cache-control": "public, max-age=31536000, immutable",
    });
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(PNG);
    expect((await get("?v=old")).headers.get("cache-control")).toBe("no-cache");
    expect(await removeLogo(editor, demo)).toEqual({ ok: true });
    expect((await get("")).status).toBe(404);
    expect((await readPage("demo"))?.page.logoHash).toBeNull();
  });

  test.each([
    ["nothing", Buffer.alloc(0), "Choose a picture first."],
    ["a script", Buffer.from("<svg><script/></svg>"), "Choose a PNG, JPEG or WebP picture."],
    ["too much", Buffer.concat([PNG, Buffer.alloc(256 * 1024)]), "Choose a picture of at most 256 KB."],
  ])("is refused: %s", async (_what, content, message) => {
    expect(await saveLogo(dana, demo, content, NOW)).toMatchObject({
      ok: false,
      errors: [{ field: "logo", message }],
    });
  });
});
