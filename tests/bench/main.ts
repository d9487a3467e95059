// `npm run bench`, or `npm run bench -- commits` for some of its parts: a table of figures for each, all of one run.
import { benchCommits } from "./commits";
import { type Databases, openDatabases } from "./databases";
import { benchPages } from "./pages";
import { type BenchRow, table } from "./row";
import { benchSlots } from "./slots";

const PARTS: Readonly<Record<string, (databases: () => Promise<Databases>) => Promise<BenchRow[]>>> = {
  slots: () => benchSlots(),
  commits: async (databases) => benchCommits(await databases()),
  pages: async (databases) => benchPages(await databases()),
};

const asked = process.argv.slice(2);
const unknown = asked.find((name) => !(name in PARTS));
if (unknown) throw new Error(`There is no part ${unknown}; choose among ${Object.keys(PARTS).join(", ")}.`);

let opened: Promise<Databases> | undefined;
const databases = async () => {
  opened ??= openDatabases();
  const { url } = await opened;
  process.env.DATABASE_URL = url.small; // links are signed here too, with the settings of the server
  return opened;
};
try {
  for (const [name, part] of Object.entries(PARTS)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    console.log(`Measuring ${name}`);
    console.log(`\n${table(await part(databases))}\n`);
  }
} finally {
  await (await opened)?.stop();
}
