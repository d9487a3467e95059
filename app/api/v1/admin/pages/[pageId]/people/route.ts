import { z } from "zod";
import { adminAction } from "@/app/api/v1/admin/_http/action";
import { savePagePeople } from "@/lib/services/pages/page-people";
import { checkbox, pageRoleOrNone } from "../../../_http/person-fields";

const schema = z.object({
  members: z.record(z.uuid(), z.object({ role: pageRoleOrNone, notified: checkbox })).default({}),
});

export const POST = adminAction<typeof schema, { pageId: string }>({
  schema,
  perform: ({ user, params, input }) => savePagePeople(user, params.pageId, input.members),
});
