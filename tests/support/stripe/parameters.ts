import { z } from "zod";

const wholeNumber = z.string().regex(/^\d+$/).transform(Number);
const metadata = z
  .record(
    z
      .string()
      .max(40)
      .regex(/^[^[\]]*$/),
    z.string().max(500),
  )
  .refine((entries) => Object.keys(entries).length <= 50, "You can have up to 50 metadata keys");
const currency = z.string().regex(/^[a-z]{3}$/);
const address = z.url({ protocol: /^https?$/ }).max(5_000);
const page = {
  limit: wholeNumber.optional(),
  starting_after: z.string().optional(),
  created: z.strictObject({ gte: wholeNumber.optional(), lt: wholeNumber.optional() }).optional(),
};

/**
 * The calls that Reslot makes, with every parameter that the double knows. One that is not listed is refused as Stripe refuses
 * an unknown one; a parameter that Reslot begins to send has to be added here with its rules.
 */
export const PARAMETERS = {
  createCheckout: z.strictObject({
    mode: z.literal("payment"),
    allowed_payment_method_types: z.array(z.literal("card")).length(1),
    client_reference_id: z.string().max(200),
    customer_email: z.email(),
    locale: z.string().regex(/^(auto|[a-z]{2,3}(-[A-Z0-9]{2,3})?)$/),
    line_items: z
      .array(
        z.strictObject({
          quantity: wholeNumber,
          price_data: z.strictObject({
            currency,
            unit_amount: wholeNumber,
            product_data: z.strictObject({
              name: z.string().min(1).max(250),
              description: z.string().min(1).max(500).optional(),
            }),
          }),
        }),
      )
      .min(1)
      .max(100),
    metadata,
    payment_intent_data: z.strictObject({ description: z.string().max(1000), metadata }),
    success_url: address,
    cancel_url: address,
    expires_at: wholeNumber,
  }),
  listCheckouts: z.strictObject({ ...page, status: z.enum(["open", "complete", "expired"]).optional() }),
  createRefund: z.strictObject({
    payment_intent: z.string(),
    amount: wholeNumber,
    metadata,
    reason: z.literal("requested_by_customer").optional(),
  }),
  listRefunds: z.strictObject({ ...page, payment_intent: z.string().optional() }),
  nothing: z.strictObject({}),
} as const;
