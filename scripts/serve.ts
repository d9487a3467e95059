// The server: the pages, and in the same process the jobs. NODE_ENV decides between what was built and `next dev`.
import { createServer } from "node:http";
import next from "next";
import { env } from "@/lib/env";
import { startWorker } from "@/lib/jobs/worker";
import { closeDatabase } from "@/lib/store/client";
import { untilStopped } from "./stopped";

/** How long requests may take to end once the server stops; then their connections are cut. */
const LAST_REQUESTS_MS = 8000;

const server = createServer();
const app = next({ dev: process.env.NODE_ENV === "development", httpServer: server, port: env().PORT });
await app.prepare();
const handle = app.getRequestHandler();
server.on("request", (request, response) => {
  // Who is at the other end of the socket; what a client writes there itself counts for nothing.
  request.headers["x-reslot-peer"] = request.socket.remoteAddress ?? "";
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
