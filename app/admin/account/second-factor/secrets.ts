import { cookies } from "next/headers";
import { z } from "zod";
import type { SecondFactorSecrets } from "@/lib/auth/second-factor";
import { env } from "@/lib/env";

const COOKIE = "reslot.second_factor";
const PATH = "/admin/account";
const SHOWN_FOR_SECONDS = 900;

const schema = z.object({ uri: z.string().startsWith("otpauth://"), backupCodes: z.array(z.string()) });

/**
 * The new secrets on their way to the page that shows them, to this browser only and for a quarter of an hour: we never
 * have to show them a second time. Null takes the cookie away.
 */
export function secretsCookie(secrets: SecondFactorSecrets | null): string {
  const content = secrets ? Buffer.from(JSON.stringify(secrets)).toString("base64url") : "";
  const secure = env().APP_URL.startsWith("https:") ? "; Secure" : "";
  return `${COOKIE}=${content}; Path=${PATH}; Max-Age=${secrets ? SHOWN_FOR_SECONDS : 0}; HttpOnly; SameSite=Strict${secure}`;
}

export async function readSecrets(): Promise<SecondFactorSecrets | null> {
  const content = (await cookies()).get(COOKIE)?.value ?? "";
  try {
    return schema.parse(JSON.parse(Buffer.from(content, "base64url").toString("utf8")));
  } catch {
    return null; // run out, or not one of ours
  }
}
