import { login } from "./login";

/** How a step of signing in ended. The cookies go to the browser as they are. */
export type SignInStep =
  | { readonly state: "signed_in"; readonly userId: string; readonly cookies: readonly string[] }
  /** The password was right; the cookies let the next step know whose. */
  | { readonly state: "second_factor"; readonly cookies: readonly string[] }
  | { readonly state: "wrong" }
  /** Too long ago, or too often wrong: the password is asked for again. */
  | { readonly state: "over" }
  /** Wrong codes from everywhere: for a quarter of an hour none is taken. */
  | { readonly state: "locked" };

/** What the library's answers hold, as far as we look at them. */
interface Answer {
  readonly code?: string;
  readonly user?: { readonly id: string };
  readonly twoFactorRedirect?: boolean;
}

const OVER = ["INVALID_TWO_FACTOR_COOKIE", "TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE"];
const TOTP = /^\d{6}$/;

/** Address and password. For an address that is nobody's it takes the same time. */
export async function checkPassword(headers: Headers, email: string, password: string): Promise<SignInStep> {
  const { api } = await login();
  return stepOf(await api.signInEmail({ body: { email, password }, headers, asResponse: true }));
}

/** The six figures of an authenticator app, or one of the backup codes. */
export async function checkSecondFactor(headers: Headers, typed: string): Promise<SignInStep> {
  const { api } = await login();
  const code = typed.replace(/\s/g, "");
  const call = { body: { code }, headers, asResponse: true } as const;
  return stepOf(TOTP.test(code) ? await api.verifyTOTP(call) : await api.verifyBackupCode(call));
}

/** Ends the sign-in of this browser; answers the cookies that make it forget. */
export async function endSignIn(headers: Headers): Promise<readonly string[]> {
  const { api } = await login();
  return (await api.signOut({ headers, asResponse: true })).headers.getSetCookie();
}

async function stepOf(answer: Response): Promise<SignInStep> {
  if (answer.status >= 500) throw new Error(`the sign-in library answered ${answer.status}`);
  const said = (await answer.json()) as Answer;
  const cookies = answer.headers.getSetCookie();
  if (said.twoFactorRedirect) return { state: "second_factor", cookies };
  if (answer.ok && said.user) return { state: "signed_in", userId: said.user.id, cookies };
  if (OVER.includes(said.code ?? "")) return { state: "over" };
  return said.code === "ACCOUNT_TEMPORARILY_LOCKED" ? { state: "locked" } : { state: "wrong" };
}
