import { createHash, timingSafeEqual } from "node:crypto";
import { env } from "@/lib/env";

/**
 * Whether whoever hands over incoming mail knows INBOUND_MAIL_SECRET: as a bearer token, or as the password of an
 * address such as https://mail:secret@book.example.com, for services that can set no header. Nobody does while it is unset.
 */
export function mayDeliver(authorization: string | null): boolean {
  const secret = env().INBOUND_MAIL_SECRET;
  const given = givenSecret(authorization ?? "");
  return timingSafeEqual(digest(given), digest(secret ?? "")) && secret !== undefined;
}

function givenSecret(authorization: string): string {
  const [scheme = "", value = ""] = authorization.split(" ", 2);
  if (/^bearer$/i.test(scheme)) return value;
  if (!/^basic$/i.test(scheme)) return "";
  const pair = Buffer.from(value, "base64").toString("utf8");
  return pair.slice(pair.indexOf(":") + 1);
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
