import { setTimeout as sleep } from "node:timers/promises";
import { type ParsedMail, simpleParser } from "mailparser";

/** The mails to one address that reached the browser tests' mail server, oldest first, once there are `count`. */
export async function mailsTo(address: string, count = 1, withinMs = 15_000): Promise<ParsedMail[]> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const answer = await fetch(`${process.env.RESLOT_MAILS_URL}/?to=${encodeURIComponent(address)}`);
    const raw = (await answer.json()) as string[];
    if (raw.length >= count) return Promise.all(raw.map((mail) => simpleParser(Buffer.from(mail, "base64"))));
    if (Date.now() > deadline)
      throw new Error(`${raw.length} of ${count} mails to ${address} arrived in time.`);
    await sleep(100);
  }
}
