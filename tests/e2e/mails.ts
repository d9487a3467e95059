import { expect } from "@playwright/test";
import type { ParsedMail } from "mailparser";
import { type ReadEvent, readWithIcalJs } from "@/tests/support/ics";
import { mailsTo as received } from "@/tests/support/mails";

export interface Mail {
  readonly subject: string;
  readonly text: string;
  /** The Cancel/Reschedule link in it. */
  readonly link: string;
  /** The attached invitations. */
  readonly calendars: readonly string[];
}

/** What the SMTP server of this run took for an address so far, oldest first. */
export async function mailsTo(address: string): Promise<Mail[]> {
  return (await received(address, 0)).map(toMail);
}

/** Waits for a mail of that subject. */
export async function nextMail(address: string, subject: string | RegExp): Promise<Mail> {
  const found = async () => (await mailsTo(address)).find((mail) => matches(mail.subject, subject));
  await expect
    .poll(async () => Boolean(await found()), {
      timeout: 20_000,
      message: `a mail to ${address}: ${subject}`,
    })
    .toBe(true);
  const mail = await found();
  if (!mail) throw new Error("the mail is gone");
  return mail;
}

/** Waits until so many invitations have come in all, and reads them with a parser that did not write them. */
export async function invitations(address: string, count: number): Promise<ReadEvent[]> {
  const all = async () => (await mailsTo(address)).flatMap(({ calendars }) => calendars);
  await expect.poll(async () => (await all()).length, { timeout: 20_000 }).toBeGreaterThanOrEqual(count);
  return (await all()).flatMap((calendar) => readWithIcalJs(calendar).events);
}

function toMail(mail: ParsedMail): Mail {
  const text = mail.text ?? "";
  return {
    subject: mail.subject ?? "",
    text,
    link: /https?:\/\/\S+\/manage\/[\w-]+/.exec(text)?.[0] ?? "",
    calendars: mail.attachments
      .filter(({ contentType }) => contentType === "application/ics")
      .map(({ content }) => content.toString("utf8")),
  };
}

function matches(subject: string, wanted: string | RegExp): boolean {
  return typeof wanted === "string" ? subject === wanted : wanted.test(subject);
}
