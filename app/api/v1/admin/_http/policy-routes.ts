import type { z } from "zod";
import { openPageAs } from "@/lib/auth/page-access";
import { previewTypedPolicy } from "@/lib/services/pages/preview-policy";
import { type SavedPolicy, savePolicy } from "@/lib/services/pages/save-policy";
import { type AdminCall, type AdminRefusal, adminAction } from "./action";
import { policyPreviewInput, policySaveInput } from "./policy-input";
import { policyPath } from "./policy-path";
import { type PreviewAnswer, policyView } from "./policy-view";

/** The page's own policy, or that of one of its event types. */
type Params = { pageId: string } | { pageId: string; eventTypeId: string };

type Call<Schema extends z.ZodType> = AdminCall<z.output<Schema>, Params>;

type Answered = { readonly ok: true; readonly answer: PreviewAnswer };

function keyOf(params: Params): { pageId: string; eventTypeId: string | null } {
  return { eventTypeId: null, ...params };
}

export const savePolicyRoute = adminAction({
  schema: policySaveInput,
  perform: async ({
    user,
    input,
    params,
  }: Call<typeof policySaveInput>): Promise<SavedPolicy | AdminRefusal> => {
    const { pageId, eventTypeId } = keyOf(params);
    const access = await openPageAs(user, pageId, "edit");
    return access.ok ? savePolicy(access, eventTypeId, input) : access;
  },
  next: (_, { input, params }) => {
    const { pageId, eventTypeId } = keyOf(params);
    const query = new URLSearchParams({ saved: "1", ...input.preview });
    return `${policyPath(pageId, eventTypeId)}?${query}`;
  },
  render: ({ policy }) => ({ policy }),
});

/**
 * What a customer would be told under a policy as it is sent, saved or not; nothing changes. A policy that is not finished
 * is a fair question too: it is answered with what is still wrong.
 */
export const previewPolicyRoute = adminAction({
  schema: policyPreviewInput,
  perform: async ({
    user,
    input,
    params,
  }: Call<typeof policyPreviewInput>): Promise<Answered | AdminRefusal> => {
    const { pageId, eventTypeId } = keyOf(params);
    const access = await openPageAs(user, pageId, "view");
    if (!access.ok) return access;
    const told = await previewTypedPolicy(access, eventTypeId, input, input.preview, user.locale);
    if (told.ok) {
      return { ok: true, answer: { view: policyView(told.preview, access.zone, user.locale), errors: [] } };
    }
    return told.code === "invalid" ? { ok: true, answer: { view: null, errors: told.errors ?? [] } } : told;
  },
  render: ({ answer }) => answer,
});
