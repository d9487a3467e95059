import { login } from "./login";

/** What an authenticator app is told, and the codes for the day it is lost. */
export interface SecondFactorSecrets {
  /** `otpauth://totp/…`, for the QR code; the key in it can be typed as well. */
  readonly uri: string;
  readonly backupCodes: readonly string[];
}

/** Makes a new secret for whoever is signed in with these headers. It counts once a code of it was typed. */
export async function makeSecondFactor(
  headers: Headers,
  password: string,
  issuer: string,
): Promise<SecondFactorSecrets | null> {
  const { api } = await login();
  const made = await api.enableTwoFactor({ body: { password, issuer }, headers, asResponse: true });
  if (!made.ok) return null;
  const { totpURI, backupCodes } = (await made.json()) as { totpURI: string; backupCodes: string[] };
  return { uri: totpURI, backupCodes };
}

/** Turns it on with a code of the new secret; null when the code is not right. The sign-in gets new cookies. */
export async function turnSecondFactorOn(headers: Headers, code: string): Promise<readonly string[] | null> {
  const { api } = await login();
  const body = { code: code.replace(/\s/g, "") };
  const answer = await api.verifyTOTP({ body, headers, asResponse: true });
  return answer.ok ? answer.headers.getSetCookie() : null;
}

export async function turnSecondFactorOff(
  headers: Headers,
  password: string,
): Promise<readonly string[] | null> {
  const { api } = await login();
  const answer = await api.disableTwoFactor({ body: { password }, headers, asResponse: true });
  return answer.ok ? answer.headers.getSetCookie() : null;
}

/** How many backup codes are left. */
export async function countBackupCodes(userId: string): Promise<number> {
  const { api } = await login();
  return (await api.viewBackupCodes({ body: { userId } })).backupCodes.length;
}
