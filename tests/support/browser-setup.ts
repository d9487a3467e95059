import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { startEmbedded } from "@/scripts/lib/embedded.mjs";
import { root } from "@/scripts/lib/environment.mjs";
import { readBrowserCalendars } from "./browser-calendars";
import { INBOUND_MAIL_SECRET, startServer } from "./server";
import { type MailSink, startMailSink } from "./smtp";
import { StripeDouble, TEST_SECRET_KEY } from "./stripe/double";

/**
 * Starts what all browser tests share: a database, a mail server, a double of Stripe, and Reslot itself at the port that
 * playwright.config.ts chose. Tests read the mails through {@link import("./mails").mailsTo} and drive the double, whose
 * address is RESLOT_STRIPE_URL, through {@link import("./stripe/control").tell}.
 */
export default async function setup(): Promise<() => Promise<void>> {
  const run = randomBytes(4).toString("hex");
  const stops: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const each of stops.reverse()) await each();
  };
  try {
    const database = await startEmbedded(join(root, ".test", `browser-${run}`), { throwaway: true });
    stops.push(() => database.stop());
    process.env.RESLOT_DATABASE_URL = database.url; // for what only time could bring about
    const sink = await startMailSink();
    stops.push(() => sink.stop());
    const mails = await serveMails(sink);
    stops.push(mails.stop);
    process.env.RESLOT_MAILS_URL = mails.url;
    const stripe = await new StripeDouble().start();
    stops.push(() => stripe.stop());
    process.env.RESLOT_STRIPE_URL = stripe.url;
    const secret = randomBytes(32).toString("hex");
    const server = await startServer(database.url, {
      SECRET: secret,
      PORT: process.env.RESLOT_PORT ?? "",
      SMTP_URL: sink.url,
      STRIPE_API_BASE: stripe.url,
      STRIPE_SECRET_KEY: TEST_SECRET_KEY,
      STRIPE_WEBHOOK_SECRET: stripe.webhooks.secret,
      INBOUND_MAIL_SECRET,
      ALLOW_PRIVATE_ADDRESSES: "1", // the calendars of the tests stand on this machine
    });
    stripe.webhooks.endpoint = `${server.url}/api/stripe/webhook`;
    stops.push(server.stop);
    return async () => {
      const received = sink.received.map(({ raw }) => raw);
      const run = { server: server.url, databaseUrl: database.url, secret, mails: received };
      await readBrowserCalendars(run).finally(stop); // What it throws fails the run.
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Playwright's workers are processes of their own: they ask for the mails over HTTP, oldest first. */
async function serveMails(sink: MailSink): Promise<{ url: string; stop(): Promise<void> }> {
  const server = createServer((request, response) => {
    const to = new URL(request.url ?? "/", "http://localhost").searchParams.get("to");
    const mails = sink.received.filter(({ envelope }) => to === null || envelope.to.includes(to));
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(mails.map(({ raw }) => raw.toString("base64"))));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
