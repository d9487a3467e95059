import { z } from "zod";
import { adminAction } from "@/app/api/v1/admin/_http/action";
import { goAway, type WentAway } from "@/lib/services/away/go-away";

/** In JSON a list of ids; a form sends a field `sessions.<id>` for each ticked box. */
const sessions = z.union([
  z.array(z.uuid("Name a session by its id.")),
  z.record(z.uuid(), z.string()).transform((ticked) => Object.keys(ticked)),
]);

const schema = z.object({
  owner: z.string("Choose who is away."),
  first: z.string("Choose the first day away, such as 2026-07-02."),
  last: z.string("Choose the last day away, such as 2026-07-10."),
  note: z.string().default(""),
  sessions: sessions.default([]),
  shown: z
    .string()
    .nullish()
    .transform((shown) => shown ?? null),
});

/** Closes days on an owner's pages, and asks the customers of the chosen sessions for new times. */
export const POST = adminAction<typeof schema, Record<string, never>, WentAway>({
  schema,
  perform: ({ user, input, now }) => goAway(user, input, now),
  next: ({ timeAwayId }) => `/admin/away/${timeAwayId}?said=closed`,
  render: ({ timeAwayId, asking }) => ({ id: timeAwayId, asking }),
  status: 201,
});
