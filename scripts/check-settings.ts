// Run by the scripts below lib, which can't read TypeScript: prints the settings, or what is wrong with them.
import { loadEnv } from "@/lib/env";

try {
  process.stdout.write(JSON.stringify(loadEnv(process.env)));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
