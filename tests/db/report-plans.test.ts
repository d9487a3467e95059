import { beforeAll, expect, test } from "vitest";
import { zoneTable } from "@/lib/domain/availability/zone-table";
import { REPORT_STATEMENTS } from "@/lib/store/reports";
import { useDatabase } from "@/tests/support/database";
import { addBareBooking, addPage, addUser } from "@/tests/support/owners";
import { openStudio, rows } from "@/tests/support/studio";

useDatabase();
beforeAll(openStudio);

test("every query goes by an index of its range, on a large account", { timeout: 60_000 }, async () => {
  const owner = await addUser("Lara");
  const pageId = await addPage(owner, "lara", "Etc/UTC");
  const template = await addBareBooking(owner, pageId);
  const eachBooking = (hours: number) => `
    (SELECT * FROM booking WHERE reference LIKE 'LARGE-%') b, generate_series(1, ${hours}) n,
    LATERAL (SELECT b.created_at + n * interval '1 hour' AS t) at`;
  // Without the foreign keys, which hold here and only take time.
  await rows(`
    BEGIN; SET LOCAL session_replication_role = replica;
    INSERT INTO booking (account_id, id, reference, status, page_id, event_type_id, owner_id, customer_id, customer_name,
      customer_email, zone, locale, title, duration_minutes, buffer_before_minutes, buffer_after_minutes, session_count,
      price_mode, policy, created_at)
    SELECT account_id, gen_random_uuid(), 'LARGE-' || n, status, page_id, event_type_id, owner_id, customer_id,
      customer_name, customer_email, zone, locale, title, 60, 0, 0, 30, 'hidden', policy,
      timestamptz '2020-01-01' + n * interval '30 hours'
    FROM booking, generate_series(1, 1000) n WHERE id = '${template}';
    INSERT INTO activity (account_id, id, booking_id, at, kind, by, data, composed_at)
    SELECT b.account_id, gen_random_uuid(), b.id, t, (ARRAY['booked','completed','undone','rescheduled','canceled'])[1 + n % 5],
      'customer', '{"sessions":[{"start":0,"end":1}]}', t FROM ${eachBooking(20)};
    INSERT INTO session (account_id, id, booking_id, owner_id, page_id, position, reference, starts_at, ends_at,
      original_start, status, status_by, ical_uid, changed_at, customer_id, event_type_id)
    SELECT b.account_id, gen_random_uuid(), b.id, b.owner_id, b.page_id, n, b.reference || '-' || n, t, t + interval '1 hour', t,
      'completed', 'system', gen_random_uuid(), t, b.customer_id, b.event_type_id FROM ${eachBooking(10)};
    INSERT INTO transaction (account_id, id, reference, booking_id, kind, status, amount, currency, created_at, updated_at)
    SELECT b.account_id, gen_random_uuid(), b.reference || '-' || n, b.id, 'payment_reschedule', 'due', 1, 'USD', t, t
    FROM ${eachBooking(10)};
    COMMIT`);
  await rows("ANALYZE activity, session, transaction, booking");
  const [from, to] = ["2021-01-01T00:00:00Z", "2021-03-26T00:00:00Z"];
  const table = zoneTable("Etc/UTC", Date.parse(from), Date.parse(to));
  const values = [owner.accountId, from, to, [pageId], table.starts, table.offsets];
  const indexes = {
    changes: /activity_changes/,
    reasons: /activity_changes/,
    outcomes: /session_account_id_(page|owner)_id_(status_)?starts_at/,
    money: /transaction_account_id_created_at_idx/,
  } as const;
  for (const [name, { text }] of Object.entries(REPORT_STATEMENTS)) {
    const [plan] = await rows<Record<string, unknown>>(
      `EXPLAIN (FORMAT JSON) ${text}`,
      name === "reasons" ? values.slice(0, 4) : values,
    );
    const told = JSON.stringify(plan);
    expect(told, name).toMatch(indexes[name as keyof typeof indexes]);
    for (const large of ["activity", "session", "transaction"]) {
      expect(told, name).not.toMatch(new RegExp(`"Seq Scan"[^{}]*"Relation Name":"${large}"`));
    }
  }
});
