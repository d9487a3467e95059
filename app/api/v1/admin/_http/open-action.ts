import type { z } from "zod";
import { typedCookie } from "@/app/admin/typed";
import { guarded, json } from "@/app/api/v1/_http/answer";
import { check, isForm, readForm, readJson } from "@/app/api/v1/_http/body";
import { seeOther } from "@/app/api/v1/_http/forms";
import { problemResponse } from "@/app/api/v1/_http/problem";
import { CLIENT_HEADER } from "@/app/api/v1/_http/rate-limit";
import { currentInstant } from "@/lib/clock";
import type { Instant } from "@/lib/domain/time";
import type { Problem } from "@/lib/errors";
import {
  type AdminRefusal,
  isForeign,
  pathUnderAdmin,
  problemOf,
  withCookies,
  withParameter,
} from "./action";
import { nested, typedFields } from "./fields";

export interface OpenCall<Input, Params> {
  readonly input: Input;
  readonly params: Params;
  readonly now: Instant;
  readonly headers: Headers;
  /** The address it comes from. */
  readonly client: string;
}

interface Done {
  readonly ok: true;
  readonly cookies?: readonly string[];
}

interface OpenAction<Schema extends z.ZodType, Params, Outcome extends Done> {
  readonly schema: Schema;
  readonly perform: (call: OpenCall<z.output<Schema>, Params>) => Promise<Outcome | AdminRefusal>;
  /** Where a form goes on: a path under /admin. `form` holds what was sent beside the input, such as `next`. */
  readonly next: (
    outcome: Outcome,
    form: URLSearchParams,
    call: OpenCall<z.output<Schema>, Params>,
  ) => string;
  /** Where a refused form is shown again, when not where it stands. */
  readonly refusedAt?: (refusal: AdminRefusal, form: URLSearchParams) => string | null;
  readonly render?: (outcome: Outcome) => unknown;
}

/**
 * What people do before they are signed in, for a page's form and for JSON. What was typed into a refused form is kept by
 * the browser itself: there may be no account yet to keep it for, and nobody can fill our tables with it.
 */
export function openAction<
  Schema extends z.ZodType,
  Params extends Record<string, string> = Record<string, never>,
  Outcome extends Done = Done,
>(action: OpenAction<Schema, Params, Outcome>) {
  return guarded(async (request: Request, { params }: { params: Promise<Params> }): Promise<Response> => {
    if (isForeign(request)) {
      return problemResponse({ code: "forbidden", detail: "Use the form on our own page." });
    }
    return isForm(request)
      ? answerForm(action, request, await params)
      : answerJson(action, request, await params);
  });
}

function callOf<Input, Params>(request: Request, input: Input, params: Params): OpenCall<Input, Params> {
  const client = request.headers.get(CLIENT_HEADER) ?? "unknown";
  return { input, params, now: currentInstant(), headers: request.headers, client };
}

async function answerJson<Schema extends z.ZodType, Params, Outcome extends Done>(
  action: OpenAction<Schema, Params, Outcome>,
  request: Request,
  params: Params,
): Promise<Response> {
  const body = await readJson(request);
  const parsed = body.ok ? check(action.schema, body.value) : body;
  if (!parsed.ok) return problemResponse(parsed.problem);
  const outcome = await action.perform(callOf(request, parsed.value, params));
  if (!outcome.ok) return problemResponse(problemOf(outcome));
  return withCookies(json({ status: 200, body: action.render?.(outcome) ?? {} }), outcome);
}

async function answerForm<Schema extends z.ZodType, Params, Outcome extends Done>(
  action: OpenAction<Schema, Params, Outcome>,
  request: Request,
  params: Params,
): Promise<Response> {
  const form = await readForm(request);
  if (!form.ok) return problemResponse(form.problem);
  const back = pathUnderAdmin(form.value.get("back"));
  const fields = [...form.value].filter(([name]) => name !== "back");
  const again = (problem: Problem, at: string) => {
    const { pathname } = new URL(request.url);
    const cookies = [typedCookie({ action: pathname, typed: typedFields(fields), problem })];
    return withCookies(seeOther(withParameter(at, "again", "1")), { cookies });
  };
  const parsed = check(action.schema, nested(fields));
  if (!parsed.ok) return again(parsed.problem, back);
  const call = callOf(request, parsed.value, params);
  const outcome = await action.perform(call);
  if (!outcome.ok) return again(problemOf(outcome), action.refusedAt?.(outcome, form.value) ?? back);
  return withCookies(seeOther(pathUnderAdmin(action.next(outcome, form.value, call))), outcome);
}
