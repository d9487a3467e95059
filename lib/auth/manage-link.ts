import { createHmac, timingSafeEqual } from "node:crypto";
import { parse as uuidBytes, stringify as uuidText } from "uuid";
import { env } from "@/lib/env";

/** Who a Cancel/Reschedule link was given to. */
export type LinkHolder =
  | { readonly role: "customer" }
  | { readonly role: "guest"; readonly position: number };

/** What a link is bound to. */
export interface ManageLink {
  readonly accountId: string;
  readonly bookingId: string;
  /** The session whose calendar event carried the link; null for the booking's link. */
  readonly sessionId: string | null;
  readonly holder: LinkHolder;
  /** Must equal the booking's; bumping that one revokes every link given out before. */
  readonly version: number;
}

const FORMAT = 1;
const BODY_BYTES = 1 + 16 + 16 + 16 + 1 + 4;
const MAC_BYTES = 16;
const NO_SESSION = "00000000-0000-0000-0000-000000000000";

/** The token of a link: base64url, without any character that a mail program or calendar would break. */
export function mintManageToken(link: ManageLink): string {
  const body = Buffer.alloc(BODY_BYTES);
  body.writeUInt8(FORMAT, 0);
  body.set(uuidBytes(link.accountId), 1);
  body.set(uuidBytes(link.bookingId), 17);
  body.set(uuidBytes(link.sessionId ?? NO_SESSION), 33);
  body.writeUInt8(link.holder.role === "guest" ? link.holder.position : 0, 49);
  body.writeUInt32BE(link.version, 50);
  return Buffer.concat([body, sign(body)]).toString("base64url");
}

/** What a token is bound to, or null when we never signed it. The comparison takes the same time either way. */
export function readManageToken(token: string): ManageLink | null {
  const bytes = Buffer.from(token.slice(0, 200), "base64url");
  const padded = Buffer.alloc(BODY_BYTES + MAC_BYTES);
  bytes.copy(padded);
  const body = padded.subarray(0, BODY_BYTES);
  const mac = padded.subarray(BODY_BYTES);
  const signed = timingSafeEqual(mac, sign(body));
  const wellFormed = bytes.length === BODY_BYTES + MAC_BYTES && bytes.toString("base64url") === token;
  if (!signed || !wellFormed || body.readUInt8(0) !== FORMAT) return null;
  const sessionId = uuidText(body.subarray(33, 49));
  const position = body.readUInt8(49);
  return {
    accountId: uuidText(body.subarray(1, 17)),
    bookingId: uuidText(body.subarray(17, 33)),
    sessionId: sessionId === NO_SESSION ? null : sessionId,
    holder: position === 0 ? { role: "customer" } : { role: "guest", position },
    version: body.readUInt32BE(50),
  };
}

/** The public address of the Cancel/Reschedule page that a token opens. */
export function manageUrlOf(token: string): string {
  return `${env().APP_URL}/manage/${token}`;
}

function sign(body: Buffer): Buffer {
  return createHmac("sha256", `${env().SECRET}:manage-link`).update(body).digest().subarray(0, MAC_BYTES);
}
