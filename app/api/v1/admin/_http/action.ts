import type { z } from "zod";
import { guarded, json } from "@/app/api/v1/_http/answer";
import { check, isForm, type Parsed, readForm, readJson } from "@/app/api/v1/_http/body";
import { seeOther } from "@/app/api/v1/_http/forms";
import { problemResponse } from "@/app/api/v1/_http/problem";
import { signedInUser } from "@/lib/auth/sign-in";
import type { SignedInUser } from "@/lib/auth/user";
import { currentInstant } from "@/lib/clock";
import type { Instant } from "@/lib/domain/time";
import { env } from "@/lib/env";
import type { Problem } from "@/lib/errors";
import { adminDraftScope } from "@/lib/services/admin-drafts";
import { keepFormDraft } from "@/lib/services/book/form-drafts";
import { nested, typedFields } from "./fields";

/** What a service of the owner's side is called with. */
export interface AdminCall<Input, Params> {
  readonly user: SignedInUser;
  readonly input: Input;
  readonly params: Params;
  readonly now: Instant;
  /** For what the sign-in itself is asked. */
  readonly headers: Headers;
}

/** What went well; its cookies go to the browser. */
interface Done {
  readonly ok: true;
  readonly cookies?: readonly string[];
}

/** A refusal; without a sentence of its own it is told by its code. */
export type AdminRefusal = { readonly ok: false } & Pick<Problem, "code"> & Partial<Problem>;

interface Action<Schema extends z.ZodType, Params, Outcome extends Done> {
  readonly schema: Schema;
  readonly perform: (call: AdminCall<z.output<Schema>, Params>) => Promise<Outcome | AdminRefusal>;
  /** Where a form goes on after it went well: a path under /admin. Default: back to its page, which says "Saved". */
  readonly next?: (outcome: Outcome, call: AdminCall<z.output<Schema>, Params>) => string;
  /** What a JSON call is answered. Default: `{}`. */
  readonly render?: (outcome: Outcome) => unknown;
  /** 200 if not given. */
  readonly status?: number;
}

type Context<Params> = { params: Promise<Params> };

const SENTENCES: Partial<Record<Problem["code"], string>> = {
  not_found: "There is nothing at this address.",
  forbidden: "Your role does not allow this. Ask the owner of the booking page or an administrator.",
  signed_out: "Sign in first.",
};

/**
 * One mutation of the owner's side as a route: the same for a page's form and for JSON. A form that is refused goes back
 * to its page with what was typed and what is wrong. A form's button named `intent` with another value than `save` changes
 * nothing: its page is drawn again with what was typed, as for adding a row without a script.
 */
export function adminAction<
  Schema extends z.ZodType,
  Params extends Record<string, string> = Record<string, never>,
  Outcome extends Done = Done,
>(action: Action<Schema, Params, Outcome>) {
  return guarded(async (request: Request, { params }: Context<Params>): Promise<Response> => {
    if (isForeign(request)) return problemResponse(problemOf({ ok: false, code: "forbidden" }));
    const user = await signedInUser(request.headers);
    return isForm(request)
      ? answerForm(action, request, user, await params)
      : answerJson(action, request, user, await params);
  });
}

async function answerJson<Schema extends z.ZodType, Params, Outcome extends Done>(
  action: Action<Schema, Params, Outcome>,
  request: Request,
  user: SignedInUser | null,
  params: Params,
): Promise<Response> {
  if (!user) return problemResponse(problemOf({ ok: false, code: "signed_out" }));
  const body: Parsed<unknown> = await readJson(request);
  const parsed = body.ok ? check(action.schema, body.value) : body;
  if (!parsed.ok) return problemResponse(parsed.problem);
  const { headers } = request;
  const outcome = await action.perform({ user, input: parsed.value, params, now: currentInstant(), headers });
  if (!outcome.ok) return problemResponse(problemOf(outcome));
  return withCookies(json({ status: action.status ?? 200, body: action.render?.(outcome) ?? {} }), outcome);
}

async function answerForm<Schema extends z.ZodType, Params, Outcome extends Done>(
  action: Action<Schema, Params, Outcome>,
  request: Request,
  user: SignedInUser | null,
  params: Params,
): Promise<Response> {
  const form = await readForm(request);
  if (!form.ok) return problemResponse(form.problem);
  const back = pathUnderAdmin(form.value.get("back"));
  if (!user) return seeOther(`/admin/sign-in?next=${encodeURIComponent(back)}`);
  const fields = [...form.value].filter(([name]) => name !== "back");
  const now = currentInstant();
  const again = (problem: Problem | null) =>
    drawAgain(user, new URL(request.url).pathname, back, fields, problem, now);
  if ((form.value.get("intent") ?? "save") !== "save") return again(null);
  const parsed = check(action.schema, nested(fields));
  if (!parsed.ok) return again(parsed.problem);
  const call = { user, input: parsed.value, params, now, headers: request.headers };
  const outcome = await action.perform(call);
  if (!outcome.ok) return again(problemOf(outcome));
  const next = action.next ? pathUnderAdmin(action.next(outcome, call)) : withParameter(back, "saved", "1");
  return withCookies(seeOther(next), outcome);
}

export function withCookies(response: Response, { cookies = [] }: Pick<Done, "cookies">): Response {
  for (const cookie of cookies) response.headers.append("set-cookie", cookie);
  return response;
}

async function drawAgain(
  user: SignedInUser,
  action: string,
  back: string,
  fields: readonly [string, string][],
  problem: Problem | null,
  now: Instant,
): Promise<Response> {
  const draft = { typed: typedFields(fields), problem };
  const id = await keepFormDraft(adminDraftScope(user, action), draft, now);
  return seeOther(withParameter(back, "draft", id));
}

export function problemOf({ code, detail, errors, more }: AdminRefusal): Problem {
  const sentence = detail ?? errors?.[0]?.message ?? SENTENCES[code] ?? "This is not possible.";
  return { code, detail: sentence, ...(errors ? { errors } : {}), ...(more ? { more } : {}) };
}

/** A form of another site: the cookie is SameSite=Lax already, and this is the second lock. */
export function isForeign(request: Request): boolean {
  const site = request.headers.get("sec-fetch-site");
  if (site !== null) return site !== "same-origin" && site !== "none";
  const origin = request.headers.get("origin");
  return origin !== null && origin !== new URL(env().APP_URL).origin && !sameHost(request, origin);
}

function sameHost(request: Request, origin: string): boolean {
  return URL.canParse(origin) && new URL(origin).host === request.headers.get("host");
}

/** Only a page of ours is gone back to. */
export function pathUnderAdmin(path: string | null): string {
  return path !== null && /^\/admin(?:[/?#][^\\\s]*)?$/.test(path) && !path.includes("//") ? path : "/admin";
}

export function withParameter(path: string, name: string, value: string): string {
  const [before = "", fragment] = path.split("#");
  const [pathname, query] = before.split("?");
  const parameters = new URLSearchParams(query);
  for (const old of ["draft", "saved", "again"]) parameters.delete(old);
  parameters.set(name, value);
  return `${pathname}?${parameters}${fragment === undefined ? "" : `#${fragment}`}`;
}
