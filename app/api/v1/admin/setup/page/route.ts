import { z } from "zod";
import { zone } from "@/app/api/v1/_http/schemas";
import { adminAction } from "@/app/api/v1/admin/_http/action";
import { setUpPage } from "@/lib/services/pages/set-up-page";
import { nameField } from "../../_http/person-fields";

const clock = z
  .string("Write a time, such as 09:00.")
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Write a time, such as 09:00.")
  .transform((text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3)));

const whole = (message: string) => z.coerce.number(message).int(message);
const LENGTH = "Write a length from 5 to 480 minutes, in steps of 5.";
const COUNT = "Write a number from 1 to 20.";

const schema = z.object({
  title: nameField("Write the title of your booking page."),
  slug: z.string("Write an address.").trim(),
  zone,
  opens: clock,
  closes: clock,
  eventType: z.object({
    title: nameField("Write what people book, such as Coaching."),
    durationMinutes: whole(LENGTH).min(5, LENGTH).max(480, LENGTH).multipleOf(5, LENGTH),
    sessionCount: whole(COUNT).min(1, COUNT).max(20, COUNT),
  }),
});

export const POST = adminAction<typeof schema, Record<string, never>, { ok: true; slug: string }>({
  schema,
  perform: ({ user, input, now }) => setUpPage(user, input, now),
  next: () => "/admin/setup/done",
  render: ({ slug }) => ({ slug }),
  status: 201,
});
