import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import { env } from "@/lib/env";

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Encrypts a secret that is kept in the database (AES-256-GCM). The key is derived from SECRET, so that a copy of the database
 * alone opens nothing; `purpose` keeps what is sealed for one use from being opened for another.
 */
export function seal(text: string, purpose: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", keyFor(purpose), nonce);
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

/** The text again; null when it was changed, or sealed with another SECRET. */
export function unseal(sealed: Uint8Array, purpose: string): string | null {
  const bytes = Buffer.from(sealed);
  const nonce = bytes.subarray(0, NONCE_BYTES);
  const tag = bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
  try {
    const decipher = createDecipheriv("aes-256-gcm", keyFor(purpose), nonce);
    decipher.setAuthTag(tag);
    const text = [decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()];
    return Buffer.concat(text).toString("utf8");
  } catch {
    return null;
  }
}

function keyFor(purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", env().SECRET, "reslot", `sealed:${purpose}`, 32));
}
