import { z } from "zod";
import { adminAction } from "@/app/api/v1/admin/_http/action";
import { renameAccount } from "@/lib/services/people/rename-account";
import { nameField } from "../../_http/person-fields";

export const POST = adminAction({
  schema: z.object({ name: nameField("Write the name of your practice or studio.") }),
  perform: ({ user, input }) => renameAccount(user, input),
  next: () => "/admin/people?renamed=1#account",
});
