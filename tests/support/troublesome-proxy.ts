import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** What becomes of a request: passed on; passed on and its answer lost; answered with weak tags; or the answer given here. */
export type Trouble = "none" | "lost answer" | "weak tags" | { readonly status: number };

/** Stands between the program and a real server, and makes the trouble that a test asks for. */
export interface TroublesomeProxy {
  readonly url: string;
  /** Asked for each request before it goes on; may wait. */
  onRequest: (request: IncomingMessage) => Trouble | Promise<Trouble>;
  stop(): Promise<void>;
}

export async function startTroublesomeProxy(target: () => string): Promise<TroublesomeProxy> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const trouble = await proxy.onRequest(request);
    if (typeof trouble === "object") response.writeHead(trouble.status).end();
    else passOn(new URL(request.url ?? "/", target()), Buffer.concat(chunks), request, response, trouble);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const proxy: TroublesomeProxy = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    onRequest: () => "none",
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return proxy;
}

function passOn(
  url: URL,
  body: Buffer,
  request: IncomingMessage,
  response: ServerResponse,
  trouble: Exclude<Trouble, object>,
): void {
  const headers = { ...request.headers, host: url.host };
  const onward = httpRequest(url, { method: request.method, headers }, (answer) => {
    if (trouble === "lost answer") {
      answer.resume().on("end", () => request.socket.destroy());
      return;
    }
    const { etag, ...others } = answer.headers;
    const weak = etag && trouble === "weak tags" ? `W/${etag}` : etag;
    response.writeHead(answer.statusCode ?? 500, { ...others, ...(weak && { etag: weak }) });
    answer.pipe(response);
  });
  onward.on("error", () => request.socket.destroy());
  onward.end(body);
}
