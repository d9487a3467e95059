// Brings the database named by DATABASE_URL to this version's schema and, where asked, puts the demo into an empty one.
// Prints what whoever starts Reslot is told about signing in.
import { env } from "@/lib/env";
import { ensureAdministrator, readStartNews } from "@/lib/services/people/ensure-administrator";
import { closeDatabase } from "@/lib/store/client";
import { migrate } from "@/lib/store/migrate";
import { DEMO_OWNER, seedDemo } from "@/prisma/seed";

await migrate(env().DATABASE_URL);
if (env().SEED_DEMO) await seedDemo({ collected: process.argv.includes("--collected") });
const { ADMIN_EMAIL, ADMIN_PASSWORD, DEMO_PASSWORD, SEED_DEMO } = env();
const email = ADMIN_EMAIL ?? (SEED_DEMO ? DEMO_OWNER : undefined);
const password = ADMIN_PASSWORD ?? DEMO_PASSWORD;
const named = email && password ? { email, password } : null;
// Without settings of its own only the demo's Dana gets a password: a real account has its people already.
if (named) await ensureAdministrator({ ...named, make: ADMIN_EMAIL !== undefined });
process.stdout.write(JSON.stringify(await readStartNews(named)));
await closeDatabase();
process.exit(0); // The queue's migrations leave a timer of ten seconds behind.
