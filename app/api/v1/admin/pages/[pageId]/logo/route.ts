import { adminUpload } from "@/app/api/v1/admin/_http/upload";
import { MAX_LOGO_BYTES } from "@/lib/domain/image";
import { type LogoSaved, saveLogo } from "@/lib/services/pages/save-logo";

export const POST = adminUpload<{ pageId: string }, LogoSaved>({
  field: "logo",
  maxBytes: MAX_LOGO_BYTES,
  perform: (user, content, { pageId }, now) => saveLogo(user, pageId, content, now),
  next: ({ pageId }) => `/admin/pages/${pageId}?logo=saved#logo`,
  render: ({ hash }) => ({ hash }),
});
