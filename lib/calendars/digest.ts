import { createHash, randomBytes } from "node:crypto";

/** What a server asks to be answered instead of being sent the password (RFC 7616). */
export interface Challenge {
  readonly algorithm: "MD5" | "SHA-256";
  readonly realm: string;
  readonly nonce: string;
  readonly opaque: string | null;
  /** False for servers of before qop (RFC 2069). */
  readonly hasQop: boolean;
  /** How many requests answered it. */
  uses: number;
}

export interface Offer {
  readonly basic: boolean;
  /** The strongest that can be answered; null for none. */
  readonly digest: Challenge | null;
}

const VALUE = String.raw`[\w-]+\s*=\s*(?:"(?:[^"\\]|\\.)*"|[^\s,"]+)`;
const SCHEME = new RegExp(String.raw`(\w+)\s+(${VALUE}(?:\s*,\s*${VALUE})*)|\b(Basic)\b`, "gi");

/** What a WWW-Authenticate header offers. */
export function offerOf(header: string | null): Offer {
  const schemes = [...(header ?? "").slice(0, 2_000).matchAll(SCHEME)];
  const named = (name: string) =>
    schemes.filter(([, scheme, , bare]) => (scheme ?? bare)?.toLowerCase() === name);
  const challenges = named("digest").flatMap(([, , values = ""]) => challengeOf(values) ?? []);
  const strongest = challenges.find(({ algorithm }) => algorithm === "SHA-256") ?? challenges[0] ?? null;
  return { basic: named("basic").length > 0, digest: strongest };
}

function challengeOf(values: string): Challenge | null {
  const pairs = values.matchAll(/([\w-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))/g);
  const given = new Map(
    [...pairs].map(([, name = "", quoted, plain]) => [
      name.toLowerCase(),
      quoted?.replace(/\\(.)/g, "$1") ?? plain ?? "",
    ]),
  );
  const algorithm = (given.get("algorithm") ?? "MD5").toUpperCase();
  const [realm, nonce, qop] = [given.get("realm"), given.get("nonce"), given.get("qop")];
  if (realm === undefined || nonce === undefined) return null;
  if (algorithm !== "MD5" && algorithm !== "SHA-256") return null;
  if (qop !== undefined && !/(^|[\s,])auth($|[\s,])/i.test(qop)) return null;
  return { algorithm, realm, nonce, opaque: given.get("opaque") ?? null, hasQop: qop !== undefined, uses: 0 };
}

/** The Authorization header of one request. */
export function digestOf(
  challenge: Challenge,
  { username, password }: { readonly username: string; readonly password: string },
  { method, uri }: { readonly method: string; readonly uri: string },
  cnonce = randomBytes(12).toString("hex"),
): string {
  const { algorithm, realm, nonce, opaque, hasQop } = challenge;
  const hash = (text: string) =>
    createHash(algorithm === "MD5" ? "md5" : "sha256")
      .update(text)
      .digest("hex");
  challenge.uses += 1;
  const count = challenge.uses.toString(16).padStart(8, "0");
  const who = hash(`${username}:${realm}:${password}`);
  const what = hash(`${method}:${uri}`);
  const response = hasQop
    ? hash(`${who}:${nonce}:${count}:${cnonce}:auth:${what}`)
    : hash(`${who}:${nonce}:${what}`);
  const quoted = (text: string) => `"${text.replace(/[\\"]/g, "\\$&")}"`;
  const isAscii = /^[\x20-\x7e]*$/.test(username);
  return `Digest ${[
    isAscii ? `username=${quoted(username)}` : `username*=UTF-8''${encodeURIComponent(username)}`,
    `realm=${quoted(realm)}`,
    `nonce=${quoted(nonce)}`,
    `uri=${quoted(uri)}`,
    `algorithm=${algorithm}`,
    ...(hasQop ? ["qop=auth", `nc=${count}`, `cnonce="${cnonce}"`] : []),
    `response="${response}"`,
    ...(opaque === null ? [] : [`opaque=${quoted(opaque)}`]),
  ].join(", ")}`;
}
