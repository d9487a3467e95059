import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** Answers in place of the server; false leaves it to the server. */
export type Instead = (asked: IncomingMessage, answer: ServerResponse) => boolean;

/** Stands before a calendar server, and answers itself what a test wants answered. */
export interface DavProxy {
  readonly url: string;
  /** Null leaves everything to the server again. */
  answer(instead: Instead | null): void;
  close(): void;
}

export async function startDavProxy(server: string): Promise<DavProxy> {
  let instead: Instead | null = null;
  const proxy = createServer((asked, answer) => {
    if (instead?.(asked, answer)) return;
    const target = new URL(asked.url ?? "/", server);
    const headers = { ...asked.headers, host: target.host };
    const sent = request(target, { method: asked.method, headers }, (response) => {
      answer.writeHead(response.statusCode ?? 500, response.headers);
      response.pipe(answer);
    });
    sent.on("error", () => asked.socket.destroy());
    asked.pipe(sent);
  });
  await new Promise<void>((ready) => proxy.listen(0, "127.0.0.1", ready));
  return {
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    answer(next) {
      instead = next;
    },
    close() {
      proxy.closeAllConnections();
      proxy.close();
    },
  };
}
