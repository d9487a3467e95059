import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { dataDirectory } from "./lib/environment.mjs";
import { aborted, supervise } from "./lib/processes.mjs";
import { failure, say } from "./lib/say.mjs";

/** Opens an embedded database for a look, such as the one that failed tests kept. @param {import("./lib/application.mjs").Life} life */
async function open({ signal, atEnd }) {
  const directory = process.argv[2] ? resolve(process.argv[2]) : dataDirectory();
  if (!existsSync(join(directory, "postgres"))) throw failure(`There is no database in ${directory}.`);
  const { startEmbedded } = await import("./lib/embedded.mjs");
  const database = await startEmbedded(directory);
  atEnd(() => database.stop());
  say(`The database is open until Ctrl-C: ${database.url}`);
  await Promise.race([aborted(signal), database.ended]);
}

await supervise(open, { whenStopped: 0 });
