import { createHash } from "node:crypto";
import { type NoAccess, openPageAs } from "@/lib/auth/page-access";
import type { SignedInUser } from "@/lib/auth/user";
import { imageType, MAX_LOGO_BYTES } from "@/lib/domain/image";
import type { Instant } from "@/lib/domain/time";
import type { Refused } from "@/lib/errors";
import { invalid } from "@/lib/services/refuse";
import { saveLogo as keepLogo } from "@/lib/store/logos";
import { inTransaction } from "@/lib/store/transaction";

export type LogoSaved = { readonly ok: true; readonly hash: string };

/** Puts a picture at the place of the owner's monogram. What it is, its bytes say, not its name. */
export async function saveLogo(
  user: SignedInUser,
  pageId: string,
  content: Buffer,
  now: Instant,
): Promise<LogoSaved | Refused | NoAccess> {
  const access = await openPageAs(user, pageId, "edit");
  if (!access.ok) return access;
  if (content.length === 0) return refusal("Choose a picture first.");
  if (content.length > MAX_LOGO_BYTES) return refusal("Choose a picture of at most 256 KB.");
  const contentType = imageType(content);
  if (!contentType) return refusal("Choose a PNG, JPEG or WebP picture.");
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 32);
  await inTransaction((tx) => keepLogo(tx, access.accountId, pageId, { contentType, content, hash }, now));
  return { ok: true, hash };
}

function refusal(message: string): Refused {
  return invalid([{ field: "logo", message }]);
}
