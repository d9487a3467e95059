import { resolve } from "node:path";
import { dataDirectory } from "./lib/environment.mjs";
import { aborted, supervise } from "./lib/processes.mjs";
import { say } from "./lib/say.mjs";

/** Opens an embedded database for a look, such as the one that failed tests kept. @param {import("./lib/application.mjs").Life} life */
async function open({ signal, atEnd }) {
  const { startEmbedded } = await import("./lib/embedded.mjs");
  const database = await startEmbedded(process.argv[2] ? resolve(process.argv[2]) : dataDirectory());
  atEnd(() => database.stop());
  say(`The database is open until Ctrl-C: ${database.url}`);
  await Promise.race([aborted(signal), database.ended]);
}

await supervise(open, { whenStopped: 0 });
