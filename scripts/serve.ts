// The server: the pages, and in the same process the jobs. NODE_ENV decides between what was built and `next dev`.
import { createServer, type IncomingMessage } from "node:http";
import next from "next";
import { env } from "@/lib/env";
import { startWorker } from "@/lib/jobs/worker";
import { closeDatabase } from "@/lib/store/client";
import { untilStopped } from "./stopped";

/** How long requests may take to end once the server stops; then their connections are cut. */
const LAST_REQUESTS_MS = 8000;

/**
 * The client's address, which a client can't set itself: whoever is at the other end of the socket, or where that is a
 * proxy on this machine, whom the proxy saw.
 */
function clientOf({ socket, headers }: IncomingMessage): string {
  const peer = (socket.remoteAddress ?? "").replace(/^::ffff:/, "");
  const forwarded = [headers["x-forwarded-for"] ?? []].flat().join(",").split(",").at(-1)?.trim();
  return (peer === "::1" || peer.startsWith("127.")) && forwarded ? forwarded : peer;
}

const server = createServer();
const app = next({ dev: process.env.NODE_ENV === "development", httpServer: server, port: env().PORT });
await app.prepare();
const handle = app.getRequestHandler();
server.on("request", (request, response) => {
  request.headers["x-reslot-client"] = clientOf(request);
  request.headers["x-reslot-path"] = request.url; // the pages behind the sign-in come back to it
  void handle(request, response);
});
server.keepAliveTimeout = 65_000; // Longer than the usual proxy keeps one, so that it is the proxy who ends it.
server.headersTimeout = 66_000;
server.requestTimeout = 60_000;

const worker = env().WORKER === "in-process" ? await startWorker() : undefined;
await new Promise<void>((resolve, reject) => {
  server.once("error", reject);
  server.listen(env().PORT, resolve);
});

await untilStopped();
const lastRequests = setTimeout(() => server.closeAllConnections(), LAST_REQUESTS_MS);
await Promise.all([new Promise((resolve) => server.close(resolve)), worker?.stop()]);
clearTimeout(lastRequests);
await app.close();
await closeDatabase();
process.exit(0);
