// A client with kept-alive connections, each of which sends its next request when the last one is answered.
import { Agent, request } from "node:http";
import { answerParent } from "../child";

export interface Wanted {
  readonly path: string;
  /** Sent as JSON by POST; without one it is a GET. */
  readonly body?: string;
}

export interface Load {
  readonly url: string;
  /** Sent one after the other, and then from the beginning. */
  readonly requests: readonly Wanted[];
  readonly status: number;
  readonly connections: number;
  /** Ends after so many seconds, or when so many requests are answered. */
  readonly until: { readonly seconds: number } | { readonly requests: number };
}

export interface Answered {
  readonly perSecond: number;
  /** Milliseconds: half of the requests, and all but one in a hundred, were answered within. */
  readonly p50: number;
  readonly p99: number;
}

const agent = new Agent({ keepAlive: true, keepAliveMsecs: 60_000 });

answerParent<Load, Answered>(async ({ url, requests, status, connections, until }) => {
  const times: number[] = [];
  let sent = 0;
  const began = performance.now();
  const goOn = () =>
    "seconds" in until ? performance.now() - began < until.seconds * 1000 : sent < until.requests;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (goOn()) {
        const wanted = requests[sent % requests.length] as Wanted;
        sent += 1;
        const start = performance.now();
        const answered = await send(url, wanted);
        if (answered !== status) throw new Error(`${wanted.path} answered ${answered} in place of ${status}`);
        times.push(performance.now() - start);
      }
    }),
  );
  const seconds = (performance.now() - began) / 1000;
  times.sort((a, b) => a - b);
  const within = (share: number) => times[Math.floor((times.length - 1) * share)] ?? Number.NaN;
  return { perSecond: times.length / seconds, p50: within(0.5), p99: within(0.99) };
});

function send(url: string, { path, body }: Wanted): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = body === undefined ? {} : { "content-type": "application/json" };
    const outgoing = request(`${url}${path}`, {
      agent,
      method: body === undefined ? "GET" : "POST",
      headers,
    });
    outgoing.on("response", (response) => {
      response.resume();
      response.on("end", () => resolve(response.statusCode ?? 0));
      response.on("error", reject);
    });
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}
