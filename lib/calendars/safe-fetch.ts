import http from "node:http";
import https from "node:https";
import { gunzipSync } from "node:zlib";
import { checkedLookup, checkLiteral } from "./addresses";
import { FetchProblem, problemOfError } from "./fetch-problem";

export interface SafeRequest {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** `manual` answers a redirect as it is. */
  readonly redirect?: "follow" | "manual";
  readonly signal?: AbortSignal;
  readonly maximumBytes?: number;
  readonly timeoutMs?: number;
}

export interface SafeAnswer {
  readonly status: number;
  readonly statusText: string;
  readonly headers: Headers;
  readonly body: Buffer;
  /** The address that answered in the end. */
  readonly url: string;
}

export interface AddressAndLogin {
  readonly address: string;
  readonly username: string | null;
  readonly password: string | null;
}

const MAXIMUM_BYTES = 10 * 1024 * 1024;
const TIMEOUT_MS = 20_000;
const MAXIMUM_REDIRECTS = 5;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** An address as somebody wrote it: `webcal:` is https by another name. Refused when it is none of the web. */
export function readAddress(written: string): URL {
  const text = written.trim().replace(/^webcals?:\/\//i, "https://");
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.hostname === "") {
    throw new FetchProblem("bad_address", "Write an address such as https://calendar.example.com/dana.ics.");
  }
  url.hash = "";
  return url;
}

/**
 * An address as somebody wrote it, with a login that stands in it taken out: it is kept as secrets are, and not shown.
 * Throws FetchProblem.
 */
export function readAddressAndLogin(written: string): AddressAndLogin {
  const url = readAddress(written);
  try {
    const username = url.username === "" ? null : decodeURIComponent(url.username);
    const password = username === null ? null : decodeURIComponent(url.password);
    url.username = "";
    url.password = "";
    return { address: url.href, username, password };
  } catch {
    throw new FetchProblem(
      "bad_address",
      "Write the user name and the password in it as %40 for @, %25 for %.",
    );
  }
}

/**
 * Asks a server outside: never one of our own network, within limits of size and time for all of it, redirects followed by
 * hand and each checked, and the login never sent on to another host. Throws FetchProblem.
 */
export async function safeFetch(address: string | URL, request: SafeRequest = {}): Promise<SafeAnswer> {
  const limit = AbortSignal.timeout(request.timeoutMs ?? TIMEOUT_MS);
  const signal = request.signal ? AbortSignal.any([request.signal, limit]) : limit;
  let url = readAddress(String(address));
  let asked: SafeRequest = request;
  for (let redirects = 0; ; redirects += 1) {
    const answer = await askOnce(url, { ...asked, signal });
    const location = answer.headers.get("location");
    if (request.redirect === "manual" || !REDIRECTS.has(answer.status) || location === null) return answer;
    if (redirects === MAXIMUM_REDIRECTS) {
      throw new FetchProblem("too_many_redirects", `${url.host} sends on and on to other addresses.`);
    }
    const next = redirectTarget(url, location);
    asked = redirected(asked, answer.status, next.host !== url.host);
    url = next;
  }
}

function redirectTarget(from: URL, location: string): URL {
  const next = URL.canParse(location, from.href) ? new URL(location, from.href) : null;
  if (!next || !/^https?:$/.test(next.protocol)) {
    throw new FetchProblem("unsafe_redirect", `${from.host} sends on to what is no address of the web.`);
  }
  if (from.protocol === "https:" && next.protocol === "http:") {
    throw new FetchProblem(
      "unsafe_redirect",
      `${from.host} sends on to ${next.host} without encryption, which is not followed.`,
    );
  }
  return next;
}

function redirected(request: SafeRequest, status: number, elsewhere: boolean): SafeRequest {
  const headers = Object.entries(request.headers ?? {}).filter(
    ([name]) => !elsewhere || !/^(authorization|cookie)$/i.test(name),
  );
  const asGet = status === 303 && request.method !== "HEAD";
  return {
    ...request,
    headers: Object.fromEntries(headers),
    ...(asGet ? { method: "GET", body: undefined } : {}),
  };
}

function askOnce(url: URL, request: SafeRequest): Promise<SafeAnswer> {
  const { method = "GET", headers = {}, body, signal, maximumBytes = MAXIMUM_BYTES } = request;
  return new Promise<SafeAnswer>((resolve, reject) => {
    const fail = (error: unknown) =>
      reject(problemOfError(signal?.aborted ? signal.reason : error, url.host));
    if (signal?.aborted) return fail(signal.reason);
    try {
      checkLiteral(url.hostname);
    } catch (error) {
      return fail(error);
    }
    const library = url.protocol === "https:" ? https : http;
    const sent = library.request(url, {
      method,
      signal,
      agent: false,
      lookup: checkedLookup,
      auth: undefined,
      headers: {
        "user-agent": "Reslot",
        "accept-encoding": "identity",
        ...headers,
        ...(body === undefined ? {} : { "content-length": String(Buffer.byteLength(body)) }),
      },
    });
    sent.on("error", fail);
    sent.on("response", (response) => {
      const chunks: Buffer[] = [];
      let bytes = 0;
      response.on("data", (chunk: Buffer) => {
        bytes += chunk.length;
        chunks.push(chunk);
        if (bytes <= maximumBytes) return;
        fail(tooLarge(url.host, maximumBytes));
        sent.destroy();
      });
      response.on("error", fail);
      response.on("end", () => {
        if (!response.complete) return fail(new Error("The answer was cut short."));
        const body = unpacked(Buffer.concat(chunks), response.headers["content-encoding"], maximumBytes);
        if (!body) return fail(tooLarge(url.host, maximumBytes));
        resolve({
          status: response.statusCode ?? 0,
          statusText: response.statusMessage ?? "",
          headers: headersOf(response.rawHeaders),
          body,
          url: url.href,
        });
      });
    });
    sent.end(body);
  });
}

/** Some servers pack what they were asked to send plain. Null for what is too large unpacked, or can't be unpacked. */
function unpacked(body: Buffer, encoding: string | undefined, maximumBytes: number): Buffer | null {
  if (encoding !== "gzip" || body.length === 0) return body;
  try {
    return gunzipSync(body, { maxOutputLength: maximumBytes });
  } catch {
    return null;
  }
}

function tooLarge(host: string, maximumBytes: number): FetchProblem {
  const megabytes = Math.floor(maximumBytes / 1024 / 1024);
  return new FetchProblem("too_large", `${host} sends more than ${megabytes} MB, which is not read.`);
}

function headersOf(raw: readonly string[]): Headers {
  const headers = new Headers();
  for (let index = 0; index + 1 < raw.length; index += 2) {
    try {
      headers.append(raw[index] ?? "", raw[index + 1] ?? "");
    } catch {
      // A header that is none is left out.
    }
  }
  return headers;
}
