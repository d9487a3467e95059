import { createHmac, timingSafeEqual } from "node:crypto";
import { parse as uuidBytes, stringify as uuidText } from "uuid";
import { env } from "@/lib/env";

/** Whose private calendar feed an address opens. */
export interface FeedHolder {
  readonly accountId: string;
  readonly userId: string;
  /** Must equal the user's; bumping that one ends every address given out before. */
  readonly version: number;
}

const FORMAT = 1;
const BODY_BYTES = 1 + 16 + 16 + 4;
const MAC_BYTES = 16;

/** The token in the address of a user's feed: base64url, without any character that a calendar would break. */
export function mintFeedToken({ accountId, userId, version }: FeedHolder): string {
  const body = Buffer.alloc(BODY_BYTES);
  body.writeUInt8(FORMAT, 0);
  body.set(uuidBytes(accountId), 1);
  body.set(uuidBytes(userId), 17);
  body.writeUInt32BE(version, 33);
  return Buffer.concat([body, sign(body)]).toString("base64url");
}

/** Whose feed a token opens, or null when we never signed it. The comparison takes the same time either way. */
export function readFeedToken(token: string): FeedHolder | null {
  const bytes = Buffer.from(token.slice(0, 200), "base64url");
  const padded = Buffer.alloc(BODY_BYTES + MAC_BYTES);
  bytes.copy(padded);
  const body = padded.subarray(0, BODY_BYTES);
  const signed = timingSafeEqual(padded.subarray(BODY_BYTES), sign(body));
  const wellFormed = bytes.length === BODY_BYTES + MAC_BYTES && bytes.toString("base64url") === token;
  if (!signed || !wellFormed || body.readUInt8(0) !== FORMAT) return null;
  return {
    accountId: uuidText(body.subarray(1, 17)),
    userId: uuidText(body.subarray(17, 33)),
    version: body.readUInt32BE(33),
  };
}

/** The address of a user's feed, http(s). */
export function feedUrlOf(token: string): string {
  return `${env().APP_URL}/api/v1/feeds/${token}/calendar.ics`;
}

function sign(body: Buffer): Buffer {
  return createHmac("sha256", `${env().SECRET}:calendar-feed`).update(body).digest().subarray(0, MAC_BYTES);
}
