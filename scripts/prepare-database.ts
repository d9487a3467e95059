// Brings the database named by DATABASE_URL to this version's schema and, where asked, puts the demo into an empty one.
import { env } from "@/lib/env";
import { ensureAdministrator } from "@/lib/services/ensure-administrator";
import { findAccount } from "@/lib/store/accounts";
import { closeDatabase } from "@/lib/store/client";
import { migrate } from "@/lib/store/migrate";
import { seedDemo } from "@/prisma/seed";

await migrate(env().DATABASE_URL);
if (env().SEED_DEMO) await seedDemo();
const { ADMIN_EMAIL: email, ADMIN_PASSWORD: password } = env();
if (email && password && (await findAccount())) await ensureAdministrator({ email, password });
await closeDatabase();
process.exit(0); // The queue's migrations leave a timer of ten seconds behind.
