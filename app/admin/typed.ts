import { cookies } from "next/headers";
import { z } from "zod";
import { env } from "@/lib/env";
import { type Problem, STATUS_OF } from "@/lib/errors";
import type { FormState } from "./form-state";

/** What somebody who is not signed in typed into a form that was refused: their own browser keeps it for a while. */
interface Typed {
  /** The path that the form posts to. */
  readonly action: string;
  readonly typed: Readonly<Record<string, string>>;
  readonly problem: Problem;
}

const COOKIE = "reslot.typed";
const KEPT_FOR_SECONDS = 600;
const LONGEST_FIELD = 200;
/** Browsers take cookies of up to 4096 bytes. */
const LONGEST = 3600;

const schema = z.object({
  action: z.string(),
  typed: z.record(z.string(), z.string()),
  problem: z.object({
    code: z.custom<Problem["code"]>((code) => typeof code === "string" && Object.hasOwn(STATUS_OF, code)),
    detail: z.string(),
    errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
  }),
});

/** As a cookie. Secrets must be left out already; what is too long to keep is dropped. */
export function typedCookie({ action, typed, problem }: Typed): string {
  const short = Object.entries(typed).map(([name, value]) => [name, value.slice(0, LONGEST_FIELD)]);
  const whole = encode({ action, typed: Object.fromEntries(short), problem });
  const content = whole.length <= LONGEST ? whole : encode({ action, typed: {}, problem });
  const secure = env().APP_URL.startsWith("https:") ? "; Secure" : "";
  return `${COOKIE}=${content}; Path=/admin; Max-Age=${KEPT_FOR_SECONDS}; HttpOnly; SameSite=Lax${secure}`;
}

function encode({ action, typed, problem: { code, detail, errors } }: Typed): string {
  return Buffer.from(JSON.stringify({ action, typed, problem: { code, detail, errors } })).toString(
    "base64url",
  );
}

/** The state of a form that is open to everybody, as `readFormState` gives it for those who are signed in. */
export async function readTyped(
  action: string,
  query: URLSearchParams,
  initial: Readonly<Record<string, string>> = {},
): Promise<FormState> {
  const kept = query.has("again") ? decode((await cookies()).get(COOKIE)?.value ?? "") : null;
  const draft = kept?.action === action ? kept : null;
  return {
    value: (name) => draft?.typed[name] ?? initial[name] ?? "",
    checked: (name) => (draft ? draft.typed[name] === "on" : initial[name] === "on"),
    error: (name) => draft?.problem.errors?.find(({ field }) => field === name)?.message ?? null,
    problem: draft?.problem ?? null,
    intent: null,
    typed: draft?.typed ?? null,
    saved: false,
  };
}

function decode(content: string): Typed | null {
  try {
    const parsed = schema.safeParse(JSON.parse(Buffer.from(content, "base64url").toString("utf8")));
    return parsed.success ? parsed.data : null;
  } catch {
    return null; // not one of ours
  }
}
