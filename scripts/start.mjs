import { runApplication } from "./lib/application.mjs";
import { supervise } from "./lib/processes.mjs";

await supervise((life) => runApplication(life, { dev: false }), { whenStopped: 0 });
