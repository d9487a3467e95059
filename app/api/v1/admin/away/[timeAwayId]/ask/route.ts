import { z } from "zod";
import { adminAction } from "@/app/api/v1/admin/_http/action";
import { type Asking, askAffected } from "@/lib/services/away/ask-affected";

const schema = z.object({
  whom: z.enum(["rest", "waiting"], "Say whom to ask: `rest` or `waiting`."),
});

/** Asks those who were not asked yet, or again those who have not answered. */
export const POST = adminAction<typeof schema, { timeAwayId: string }, Asking>({
  schema,
  perform: ({ user, input, params, now }) => askAffected(user, params.timeAwayId, input.whom, now),
  next: (_, { params }) => `/admin/away/${params.timeAwayId}?said=asked`,
  render: ({ asking }) => ({ asking }),
});
