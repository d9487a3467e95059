import { z } from "zod";
import { adminAction } from "@/app/api/v1/admin/_http/action";
import { flag } from "@/app/api/v1/admin/_http/inputs";
import { saveKeys } from "@/lib/services/payments/save-stripe-keys";

const key = z.string("Paste the key.").max(500, "Paste the key alone: this is too long for one.").default("");

const schema = z.object({ secretKey: key, webhookSecret: key, otherAccount: flag.default(false) });

/** Sets the keys of Stripe. Nothing of them is ever answered. */
export const POST = adminAction({
  schema,
  perform: ({ user, input, now }) => saveKeys(user, input, now),
  next: () => "/admin/payments/settings?keys=saved#stripe",
});
