import { DavCredentials } from "./dav-credentials";
import { FetchProblem, problemOfStatus } from "./fetch-problem";
import { safeFetch } from "./safe-fetch";

export interface DavLogin {
  readonly address: string;
  readonly username: string;
  readonly password: string;
}

/** Providers that answer with further hosts of their own, which the same login is for. */
const SHARDED = [".icloud.com"];

const EMPTY_STATUSES = new Set([204, 205, 304]);

/**
 * What the CalDAV library fetches with: safely, and with the login for the server that the owner named, and no other. A login
 * that is refused and a server in trouble are thrown as FetchProblem; every other answer is the caller's to read.
 */
export function davFetch(login: DavLogin, signal?: AbortSignal): typeof fetch {
  const home = new URL(login.address);
  const credentials = new DavCredentials(login, signal);
  return async (input, init = {}) => {
    const url = new URL(input instanceof Request ? input.url : String(input));
    if (!isOf(home, url)) {
      throw new FetchProblem(
        "other_host",
        `${home.host} sends on to ${url.host}, which is not given the password. If your calendar is there, write that address.`,
      );
    }
    const method = init.method ?? "GET";
    const ask = async (to: URL) =>
      safeFetch(to, {
        method,
        headers: {
          ...Object.fromEntries(new Headers(init.headers)),
          authorization: await credentials.headerFor(method, to),
        },
        ...(typeof init.body === "string" ? { body: init.body } : {}),
        redirect: init.redirect === "manual" ? "manual" : "follow",
        ...(signal ? { signal } : {}),
      });
    let answer = await ask(url);
    if (answer.status === 401 && credentials.learn(answer.headers.get("www-authenticate"))) {
      // Digest is of one address: after a redirect, of the one that answered.
      const at = new URL(answer.url);
      answer = await ask(isOf(home, at) ? at : url);
    }
    const { status, statusText, headers } = answer;
    if (status === 401 || status === 429 || status >= 500) throw problemOfStatus(status, statusText);
    const body = EMPTY_STATUSES.has(status) ? null : new Uint8Array(answer.body);
    const response = new Response(body, { status, statusText: latin(statusText), headers });
    Object.defineProperty(response, "url", { value: answer.url });
    return response;
  };
}

/** The same host, encrypted if it was asked for encrypted; another port of it is another server. */
function isOf(home: URL, url: URL): boolean {
  if (home.protocol === "https:" && url.protocol !== "https:") return false;
  if (url.host === home.host) return true;
  const isSharded = SHARDED.some((domain) => home.hostname.endsWith(domain) && url.hostname.endsWith(domain));
  return isSharded && url.protocol === "https:" && url.port === "";
}

/** A Response refuses other characters here. */
function latin(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, "?");
}
