import { expectAccessible } from "@/tests/support/axe";
import { totp } from "@/tests/support/totp";
import { nextMail } from "./mails";
import { danasBrowser, joined, linkIn, PASSWORD, signInAs } from "./people";
import { expect, test } from "./quiet-page";

test("a person is invited, joins, is stopped where their role ends, and is taken off again", async ({
  browser,
}) => {
  const email = "edna@people.example";
  const dana = await danasBrowser(browser);
  const admin = await dana.newPage();
  await admin.goto("/admin/people/invite");
  await admin.getByLabel("Name", { exact: true }).fill("Edna Ellis");
  await admin.getByLabel("Mail address").fill("edna at people");
  await admin.getByLabel("Dana Demo").selectOption("Viewer");
  await admin.getByRole("button", { name: "Send the invitation" }).click();
  await expect(admin.getByText("Write the whole address").first()).toBeVisible();
  await expect(admin.getByLabel("Name", { exact: true })).toHaveValue("Edna Ellis");
  await expect(admin.getByLabel("Dana Demo")).toHaveValue("viewer");
  await admin.getByLabel("Mail address").fill(email);
  await admin.getByRole("button", { name: "Send the invitation" }).click();
  await expect(admin.getByText(`The invitation to ${email} is on its way.`)).toBeVisible();
  await expectAccessible(admin);

  const link = await linkIn(email, "Dana Demo invites you to Demo Studio", "join");
  const theirs = await browser.newContext();
  const page = await theirs.newPage();
  await page.goto(link);
  await expectAccessible(page);
  await page.getByLabel("Password").fill("too short");
  await page.getByRole("button", { name: "Join Demo Studio" }).click();
  await expect(page.getByText("Write at least 12 characters.")).toBeVisible();
  await expect(page.getByLabel("Your name")).toHaveValue("Edna Ellis");
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Join Demo Studio" }).click();
  await page.waitForURL("**/admin/activity");
  await page.goto(link);
  await expect(page.getByRole("heading", { name: "This invitation was taken up already" })).toBeVisible();

  await admin.goto("/admin/people");
  await admin.getByRole("link", { name: /^Edna Ellis/ }).click();
  const person = new URL(admin.url()).pathname;
  const field = admin.getByLabel("Dana Demo");
  const pageId = (await field.getAttribute("name"))?.replace("pages.", "") ?? "";
  const own = `/admin/pages/${pageId}/people`;
  for (const path of ["/admin/people", person, own]) {
    expect((await page.request.get(path)).status(), path).toBe(403);
  }
  const calls = {
    "/api/v1/admin/people": { name: "X", email: "x@people.example", role: "administrator" },
    [`/api/v1${person}`]: { role: "administrator" },
    [`/api/v1${person}/remove`]: {},
    [`/api/v1${own}`]: { members: {} },
    [`/api/v1${own}/add`]: { email: "dana@demo.example", role: "viewer" },
  };
  for (const [path, data] of Object.entries(calls)) {
    const answer = await page.request.post(path, { data });
    expect(answer.status(), path).toBe(403);
    expect(await answer.json()).toMatchObject({ code: "forbidden" });
  }

  await admin.getByRole("link", { name: "Take Edna Ellis off the account" }).click();
  await admin.getByRole("button", { name: "Take Edna Ellis off the account" }).click();
  await expect(admin.getByText("Edna Ellis is off the account.")).toBeVisible();
  await page.goto("/admin/activity");
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await signInAs(page, email, PASSWORD);
  await expect(page.getByText("Check address and password")).toBeVisible();
  await dana.close();
  await theirs.close();
});

test("without a sign-in the page leads to it and back, and the interface answers 401", async ({
  browser,
  page,
}) => {
  await (await joined(browser, "nora@people.example")).close();
  const answer = await page.request.post("/api/v1/admin/account/profile", { data: {} });
  expect(answer.status()).toBe(401);
  expect(await answer.json()).toMatchObject({ code: "signed_out" });
  await page.goto("/admin/account?from=test");
  expect(new URL(page.url()).searchParams.get("next")).toBe("/admin/account?from=test");
  await expectAccessible(page);
  await signInAs(page, "nora@people.example", PASSWORD);
  await page.waitForURL("**/admin/account?from=test");
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(page.getByText("You are signed out.")).toBeVisible();
  await page.goto("/admin/sign-in?next=https://elsewhere.example/");
  await signInAs(page, "nora@people.example", PASSWORD);
  await page.waitForURL("**/admin/activity");
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });
  test("a forgotten password is set anew by mail, and every browser is signed out", async ({
    browser,
    page,
  }) => {
    const email = "frida@people.example";
    const before = await joined(browser, email);
    await page.goto("/admin/sign-in");
    await signInAs(page, email, "not the password");
    await expect(page.getByText("Check address and password")).toBeVisible();
    await expect(page.getByLabel("Mail address")).toHaveValue(email);
    await page.getByRole("link", { name: "Set a new password" }).click();
    const said = "If somebody signs in with this address, the link is on its way";
    for (const address of ["nobody@people.example", email]) {
      await page.goto("/admin/sign-in/forgot");
      await page.getByLabel("Mail address").fill(address);
      await page.getByRole("button", { name: "Send the link" }).click();
      await expect(page.getByText(said)).toBeVisible();
    }
    const link = await linkIn(email, "Set a new password", "sign-in/new-password");
    await page.goto(link);
    await page.getByLabel("New password").fill("eleven gray pelicans");
    await page.getByRole("button", { name: "Set the password" }).click();
    await expect(page.getByText("Your new password is set.")).toBeVisible();
    expect((await before.request.get("/admin/account")).url()).toContain("/admin/sign-in");
    await signInAs(page, email, "eleven gray pelicans");
    await page.waitForURL("**/admin/activity");
    await nextMail(email, "Your password was changed");
    await page.goto(link);
    await expect(page.getByRole("heading", { name: "This link does not work any more" })).toBeVisible();
    await before.close();
  });
});

test("a second factor is set up, and asked for at the next sign-in", async ({ browser }) => {
  test.slow(); // three sign-ins, each hashing a password
  const email = "tilda@people.example";
  const first = await joined(browser, email);
  const page = await first.newPage();
  await page.goto("/admin/account");
  await expectAccessible(page);
  const factor = page.getByRole("region", { name: "Second factor" });
  await factor.getByLabel("Your password").fill(PASSWORD);
  await factor.getByRole("button", { name: "Set it up" }).click();
  await page.waitForURL("**/second-factor");
  await expect(page.getByRole("img", { name: /QR code/ })).toBeVisible();
  await expectAccessible(page);
  const key = ((await page.getByText(/Type this key/).textContent()) ?? "").split(":").at(-1) ?? "";
  const backup = (await page.locator(".backup-codes li").first().textContent()) ?? "";
  await page.getByLabel("Code", { exact: true }).fill("12345");
  await page.getByRole("button", { name: "Turn the second factor on" }).click();
  await expect(page.getByText("Write the 6 figures that your app shows now.").first()).toBeVisible();
  await page.getByLabel("Code", { exact: true }).fill(totp(key));
  await page.getByRole("button", { name: "Turn the second factor on" }).click();
  await expect(page.getByText("The second factor is on.")).toBeVisible();
  await nextMail(email, "Your second factor is on");
  await page.goto("/admin/account/second-factor");
  await expect(page.getByText("The key and the codes are shown once")).toBeVisible();

  const second = await browser.newContext();
  const other = await second.newPage();
  for (const code of [() => backup, () => totp(key)]) {
    await other.goto("/admin/sign-in?next=/admin/account");
    await signInAs(other, email, PASSWORD);
    await other.waitForURL("**/admin/sign-in/code?*");
    expect((await other.request.get("/admin/account")).url()).toContain("/admin/sign-in");
    await other.getByLabel("Code").fill("000000");
    await other.getByRole("button", { name: "Sign in" }).click();
    await expect(other.getByText(/Write the 6 figures that your app shows now, or/)).toBeVisible();
    await other.getByLabel("Code").fill(code());
    await other.getByRole("button", { name: "Sign in" }).click();
    await other.waitForURL("**/admin/account");
    if (code() === backup) await other.getByRole("button", { name: "Sign out", exact: true }).click();
  }
  await expect(other.getByText("9 backup codes are left")).toBeVisible();
  await first.close();
  await second.close();
});

test("every browser is signed out at once", async ({ browser }) => {
  const email = "viola@people.example";
  const [first, second] = [await joined(browser, email), await browser.newContext()];
  const page = await second.newPage();
  await page.goto("/admin/account");
  await signInAs(page, email, PASSWORD);
  const browsers = page.getByRole("region", { name: "Signed-in browsers" });
  await expect(browsers.getByRole("listitem")).toHaveCount(2);
  await browsers.getByRole("button", { name: "Sign out everywhere" }).click();
  await expect(page.getByText("You are signed out in every browser.")).toBeVisible();
  expect((await first.request.get("/admin/account")).url()).toContain("/admin/sign-in");
  await first.close();
  await second.close();
});
