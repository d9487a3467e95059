// Run by doctor.mjs: prints the migrations that the database named by DATABASE_URL still lacks.
import { pendingMigrations } from "@/lib/store/migrate";

process.stdout.write(JSON.stringify(await pendingMigrations(process.env.DATABASE_URL ?? "")));
