import { z } from "zod";
import { adminAction } from "@/app/api/v1/admin/_http/action";
import { endTimeAway } from "@/lib/services/away/end-time-away";

const schema = z.object({});

/** Takes a time away back, or ends it early. */
export const POST = adminAction<typeof schema, { timeAwayId: string }>({
  schema,
  perform: ({ user, params, now }) => endTimeAway(user, params.timeAwayId, now),
  next: (_, { params }) => `/admin/away/${params.timeAwayId}?said=open`,
});
