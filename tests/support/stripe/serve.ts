// The double of Stripe as a process of its own, for `npm run demo:stripe`.
import { untilStopped } from "@/scripts/stopped";
import { StripeDouble } from "./double";

const { DOUBLE_PORT, DOUBLE_WEBHOOK_SECRET, DOUBLE_ENDPOINT } = process.env;
const double = new StripeDouble(DOUBLE_WEBHOOK_SECRET);
double.webhooks.endpoint = DOUBLE_ENDPOINT ?? null;
await double.start(Number(DOUBLE_PORT));
await untilStopped();
await double.stop();
process.exit(0);
