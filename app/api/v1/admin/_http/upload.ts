import { guarded, json } from "@/app/api/v1/_http/answer";
import { readBytes } from "@/app/api/v1/_http/body";
import { seeOther } from "@/app/api/v1/_http/forms";
import { problemResponse } from "@/app/api/v1/_http/problem";
import { signedInUser } from "@/lib/auth/sign-in";
import type { SignedInUser } from "@/lib/auth/user";
import { currentInstant } from "@/lib/clock";
import type { Instant } from "@/lib/domain/time";
import { adminDraftScope } from "@/lib/services/admin-drafts";
import { keepFormDraft } from "@/lib/services/book/form-drafts";
import { type AdminRefusal, isForeign, pathUnderAdmin, problemOf, withParameter } from "./action";

/** Beside the file itself: the names and borders of a form's parts. */
const FORM_BYTES = 4_096;

interface Upload<Params, Outcome extends { readonly ok: true }> {
  /** The form's field. */
  readonly field: string;
  readonly maxBytes: number;
  readonly perform: (
    user: SignedInUser,
    content: Buffer,
    params: Params,
    now: Instant,
  ) => Promise<Outcome | AdminRefusal>;
  readonly next: (params: Params) => string;
  readonly render: (outcome: Outcome) => unknown;
}

/** One file for the owner's side: from a page's form (multipart), or from a program as the body itself. */
export function adminUpload<Params, Outcome extends { readonly ok: true }>(upload: Upload<Params, Outcome>) {
  return guarded(async (request: Request, context: { params: Promise<Params> }): Promise<Response> => {
    if (isForeign(request)) return problemResponse(problemOf({ ok: false, code: "forbidden" }));
    const user = await signedInUser(request.headers);
    const params = await context.params;
    const now = currentInstant();
    const isForm = (request.headers.get("content-type") ?? "").startsWith("multipart/form-data");
    const sent = isForm ? await readMultipart(request, upload) : await readBody(request, upload);
    if (!sent) return problemResponse(TOO_LARGE);
    if (!user) {
      return isForm
        ? seeOther(`/admin/sign-in?next=${encodeURIComponent(sent.back)}`)
        : problemResponse(problemOf({ ok: false, code: "signed_out" }));
    }
    const outcome = await upload.perform(user, sent.content, params, now);
    if (outcome.ok)
      return isForm ? seeOther(upload.next(params)) : json({ status: 200, body: upload.render(outcome) });
    const problem = problemOf(outcome);
    if (!isForm) return problemResponse(problem);
    const scope = adminDraftScope(user, new URL(request.url).pathname);
    const draft = await keepFormDraft(scope, { typed: {}, problem }, now);
    return seeOther(withParameter(sent.back, "draft", draft));
  });
}

const TOO_LARGE = { code: "too_large", detail: "Send a smaller file. Nothing has changed." } as const;

interface Sent {
  readonly content: Buffer;
  /** The page that a form stands on. */
  readonly back: string;
}

type Limits = Pick<Upload<unknown, { readonly ok: true }>, "field" | "maxBytes">;

async function readBody(request: Request, { maxBytes }: Limits): Promise<Sent | null> {
  const body = await readBytes(request, maxBytes);
  return body.ok ? { content: body.value, back: "/admin" } : null;
}

/** A somewhat larger file is read too: the form can then be shown again with what is wrong. */
async function readMultipart(request: Request, { field, maxBytes }: Limits): Promise<Sent | null> {
  const body = await readBytes(request, 16 * maxBytes + FORM_BYTES);
  if (!body.ok) return null;
  const type = request.headers.get("content-type") ?? "";
  const form = await new Response(body.value, { headers: { "content-type": type } })
    .formData()
    .catch(() => null);
  const file = form?.get(field);
  const back = form?.get("back");
  return {
    content: file instanceof File ? Buffer.from(await file.arrayBuffer()) : Buffer.alloc(0),
    back: pathUnderAdmin(typeof back === "string" ? back : null),
  };
}
