import { expect, test } from "vitest";
import { pool } from "@/lib/store/client";
import { migrate, pendingMigrations, schemaDrift } from "@/lib/store/migrate";
import { createEmptyDatabase, useDatabase } from "@/tests/support/database";

useDatabase();

test("the migrations and schema.prisma agree", async () => {
  expect(await schemaDrift(process.env.DATABASE_URL!)).toBe("");
});

test("four processes that start at once migrate an empty database once", async () => {
  const url = await createEmptyDatabase();
  const applied = await Promise.all([migrate(url), migrate(url), migrate(url), migrate(url)]);
  expect(applied.filter((names) => names.length > 0)).toHaveLength(1);
  expect(await pendingMigrations(url)).toEqual([]);
});

test("every table carries its account, and every unique or exclusion constraint begins with it", async () => {
  const { rows } = await pool().query<{ name: string; first: string }>(`
    SELECT i.relname AS name, a.attname AS first
    FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class t ON t.oid = x.indrelid
    JOIN pg_namespace n ON n.oid = t.relnamespace JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = x.indkey[0]
    WHERE n.nspname = 'public' AND t.relname <> '_prisma_migrations' AND (x.indisunique OR x.indisexclusion)`);
  expect(rows.length).toBeGreaterThan(20);
  expect(rows.filter(({ name, first }) => first !== "account_id" && name !== "account_pkey")).toEqual([]);
});
