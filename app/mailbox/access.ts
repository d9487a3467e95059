import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { CLIENT_HEADER } from "@/app/api/v1/_http/rate-limit";
import { signedInUser } from "@/lib/auth/sign-in";
import { env } from "@/lib/env";

/** Ends with 404 unless the mails of this installation stay here and may be read by whoever asks. */
export async function enterMailbox(): Promise<void> {
  if (!(await mailboxIsOpen(await headers()))) notFound();
}

/** The same for a route: for the person who sits at this machine, and for administrators from anywhere. */
export async function mailboxIsOpen(from: Headers): Promise<boolean> {
  if (env().SMTP_URL) return false;
  return isFromThisMachine(from) || (await signedInUser(from))?.role === "administrator";
}

/** Ends with 404 but while Reslot itself is worked on, with `npm run dev`. */
export function enterSamples(): void {
  if (process.env.NODE_ENV !== "development") notFound();
}

/**
 * Whether a request was made on this machine, to this machine. The socket's other end alone doesn't tell: a proxy on
 * the same machine stands there for all the world, and a foreign page can lead its own name to 127.0.0.1.
 */
export function isFromThisMachine(from: Headers): boolean {
  const peer = from.get(CLIENT_HEADER);
  const forwarded = (from.get("x-forwarded-for") ?? "").split(",").map((address) => address.trim());
  const hosts = [from.get("host"), from.get("x-forwarded-host")].filter((host) => host !== null);
  return (
    peer !== null &&
    [peer, ...forwarded.filter((address) => address !== "")].every(isLoopback) &&
    hosts.length > 0 &&
    hosts.every(isLocalName) &&
    !from.has("forwarded")
  );
}

function isLoopback(address: string): boolean {
  return address === "::1" || /^(::ffff:)?127(\.\d{1,3}){3}$/i.test(address);
}

function isLocalName(host: string): boolean {
  const name = host.replace(/:\d+$/, "").toLowerCase();
  return name === "localhost" || name.endsWith(".localhost") || isLoopback(name.replace(/^\[(.*)\]$/, "$1"));
}
