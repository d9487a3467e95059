import { adminAction } from "@/app/api/v1/admin/_http/action";
import { availabilityPreviewInput } from "@/app/api/v1/admin/_http/availability-input";
import { type PreviewAnswer, previewAnswer } from "@/components/admin/availability/preview-view";
import { openPageAs } from "@/lib/auth/page-access";
import { previewAvailability } from "@/lib/services/pages/preview-availability";

type Answered = PreviewAnswer & { readonly ok: true };

/** What would be offered by settings that are not saved; it changes nothing. Half-typed ones are answered too. */
export const POST = adminAction<typeof availabilityPreviewInput, { pageId: string }, Answered>({
  schema: availabilityPreviewInput,
  perform: async ({ user, params, input, now }) => {
    const access = await openPageAs(user, params.pageId, "view");
    if (!access.ok) return access;
    const preview = await previewAvailability(access, input, input.preview?.eventType ?? null, now);
    return { ok: true, ...previewAnswer(preview, user.locale) };
  },
  render: ({ ok, ...answer }) => answer,
});
