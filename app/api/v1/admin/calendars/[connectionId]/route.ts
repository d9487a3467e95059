import { z } from "zod";
import { adminAction } from "@/app/api/v1/admin/_http/action";
import { saveChoice } from "@/lib/services/calendars/choose-calendars";
import type { Connected } from "@/lib/services/calendars/connect-server";

/** In JSON a list of ids; a form sends a field `read.<id>` for each ticked box. */
const ids = z.union([
  z.array(z.uuid("Name a calendar by its id.")),
  z.record(z.uuid(), z.string()).transform((ticked) => Object.keys(ticked)),
]);

const schema = z.object({
  read: ids.default([]),
  written: z
    .union([z.uuid(), z.literal("")], "Choose one of the calendars, or none.")
    .nullish()
    .transform((id) => id || null),
  offersChanges: z.union([z.boolean(), z.literal("on").transform(() => true)]).default(false),
});

/** Chooses what the calendars of a connected server are for. */
export const POST = adminAction<typeof schema, { connectionId: string }, Connected>({
  schema,
  perform: ({ user, input, params, now }) => saveChoice(user, params.connectionId, input, now),
  next: ({ connectionId }) => `/admin/calendars?done=saved&calendar=${connectionId}#${connectionId}`,
});
