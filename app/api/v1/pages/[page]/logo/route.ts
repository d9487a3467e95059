import { guarded } from "@/app/api/v1/_http/answer";
import { movedOrNotFound } from "@/app/api/v1/_http/moved";
import { readLogo } from "@/lib/services/book/read-logo";

type Context = { params: Promise<{ page: string }> };

/** The hash in the address makes it another address for another picture: that one is kept for ever. */
const FOR_EVER = "public, max-age=31536000, immutable";

export const GET = guarded(async (request: Request, { params }: Context) => {
  const { page } = await params;
  const logo = await readLogo(page);
  if (!logo) return movedOrNotFound(request, { page, eventType: null });
  const { contentType, content, hash } = logo;
  const named = new URL(request.url).searchParams.get("v") === hash;
  return new Response(new Uint8Array(content), {
    headers: {
      "content-type": contentType,
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox",
      "cache-control": named ? FOR_EVER : "no-cache",
      etag: `"${hash}"`,
    },
  });
});
