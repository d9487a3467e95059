import { z } from "zod";
import { adminAction } from "@/app/api/v1/admin/_http/action";
import { handOverPage } from "@/lib/services/pages/hand-over-page";

const schema = z.object({ owner: z.uuid("Choose the new owner.") });

export const POST = adminAction<
  typeof schema,
  { pageId: string },
  { ok: true; name: string; still: boolean }
>({
  schema,
  perform: ({ user, params, input, now }) => handOverPage(user, params.pageId, input.owner, now),
  next: ({ name, still }, { params }) =>
    still ? `/admin/pages/${params.pageId}/people?given=${encodeURIComponent(name)}` : "/admin/pages",
});
