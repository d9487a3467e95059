// The jobs alone, for installations that keep them away from the web server (WORKER=off there).
import { startWorker } from "@/lib/jobs/worker";
import { closeDatabase } from "@/lib/store/client";
import { untilStopped } from "./stopped";

const worker = await startWorker();
await untilStopped();
await worker.stop();
await closeDatabase();
process.exit(0);
