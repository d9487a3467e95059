import { z } from "zod";
import { adminAction } from "@/app/api/v1/admin/_http/action";
import { addPagePerson } from "@/lib/services/pages/page-people";
import { addressField, pageRole } from "../../../../_http/person-fields";

const schema = z.object({ email: addressField, role: pageRole });

export const POST = adminAction<typeof schema, { pageId: string }, { ok: true; name: string }>({
  schema,
  perform: ({ user, params, input }) => addPagePerson(user, params.pageId, input),
  next: ({ name }, { params }) => `/admin/pages/${params.pageId}/people?added=${encodeURIComponent(name)}`,
});
