import { createHash, createHmac } from "node:crypto";
import { HOUR, type Instant } from "@/lib/domain/time";
import { env } from "@/lib/env";

export const PASSWORD_LINK_WORKS_FOR = HOUR;
export const INVITATION_WORKS_FOR = 7 * 24 * HOUR;

/**
 * The secret in the link that a mail carries. It is derived from what the link is for, so that the job that writes the mail
 * needs no secret in its payload; the database keeps its digest only.
 */
function mint(purpose: "password" | "invitation", about: string): string {
  return createHmac("sha256", `${env().SECRET}:${purpose}-link`).update(about).digest("base64url");
}

/** For the request of that id. */
export function passwordLinkToken(requestId: string): string {
  return mint("password", requestId);
}

/** An invitation that is sent again has another end, and so another link. */
export function invitationToken(invitationId: string, expiresAt: Instant): string {
  return mint("invitation", `${invitationId} ${expiresAt}`);
}

export function digestOf(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}

export function passwordLinkUrl(token: string): string {
  return `${env().APP_URL}/admin/sign-in/new-password/${token}`;
}

export function invitationUrl(token: string): string {
  return `${env().APP_URL}/admin/join/${token}`;
}
