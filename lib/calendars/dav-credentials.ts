import type { DavLogin } from "./dav-fetch";
import { type Challenge, digestOf, offerOf } from "./digest";
import { safeFetch } from "./safe-fetch";

/** How servers were found to want their logins, by origin: "basic", or what Digest answers. As much as is lost at a restart. */
const known = new Map<string, "basic" | Challenge>();
const MOST_KNOWN = 1_000;

/** The login for one server, as that server wants it. */
export class DavCredentials {
  readonly #origin: string;

  constructor(
    private readonly login: DavLogin,
    private readonly signal?: AbortSignal,
  ) {
    this.#origin = new URL(login.address).origin;
  }

  /**
   * The Authorization header of a request. The password itself goes out only encrypted, or to a server that was found to want
   * it so; once that is known no request costs a second one.
   */
  async headerFor(method: string, url: URL): Promise<string> {
    if (url.protocol === "http:" && !known.has(this.#origin)) await this.#ask(url);
    const way = known.get(this.#origin) ?? "basic";
    const { username, password } = this.login;
    if (way !== "basic") return digestOf(way, this.login, { method, uri: `${url.pathname}${url.search}` });
    return `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`;
  }

  /** Whether a refused request is worth another try: the server wants Digest, or its challenge was replaced by another. */
  learn(header: string | null): boolean {
    const { basic, digest } = offerOf(header);
    const way = known.get(this.#origin);
    const isBasic = basic && (way === undefined || way === "basic");
    if (isBasic || digest === null) return false;
    this.#note(digest);
    return true;
  }

  async #ask(url: URL): Promise<void> {
    const request = {
      method: "PROPFIND",
      headers: { depth: "0" },
      ...(this.signal ? { signal: this.signal } : {}),
    };
    const { status, headers } = await safeFetch(url, request);
    const { basic, digest } = offerOf(headers.get("www-authenticate"));
    if (status < 500) this.#note(basic || digest === null ? "basic" : digest);
  }

  #note(way: "basic" | Challenge): void {
    const [oldest] = known.keys();
    if (known.size >= MOST_KNOWN && oldest !== undefined) known.delete(oldest);
    known.set(this.#origin, way);
  }
}
