import { z } from "zod";
import { adminAction } from "@/app/api/v1/admin/_http/action";
import { endSignIn } from "@/lib/auth/sign-in-steps";
import { signOutEverywhere } from "@/lib/services/people/signed-in-browsers";

export const POST = adminAction({
  schema: z.object({}),
  perform: async ({ user, headers }) => {
    const cookies = await endSignIn(headers);
    return { ...(await signOutEverywhere(user)), cookies };
  },
  next: () => "/admin/sign-in?out=everywhere",
});
