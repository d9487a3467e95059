-- CreateTable
CREATE TABLE "calendar_conflict" (
    "account_id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "busy_starts_at" TIMESTAMPTZ(3) NOT NULL,
    "busy_ends_at" TIMESTAMPTZ(3) NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "ignored_at" TIMESTAMPTZ(3),
    "ignored_by_name" TEXT,

    CONSTRAINT "calendar_conflict_pkey" PRIMARY KEY ("account_id","session_id")
);

-- AddForeignKey
ALTER TABLE "calendar_conflict" ADD CONSTRAINT "calendar_conflict_account_id_session_id_fkey" FOREIGN KEY ("account_id", "session_id") REFERENCES "session"("account_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- Those that were told before there was this table.
INSERT INTO "calendar_conflict" ("account_id", "session_id", "starts_at", "busy_starts_at", "busy_ends_at", "seen_at")
SELECT DISTINCT ON (s."account_id", s."id") s."account_id", s."id", s."starts_at",
  to_timestamp((a."data"->'busy'->>'start')::float8 / 1000), to_timestamp((a."data"->'busy'->>'end')::float8 / 1000), a."at"
FROM "activity" a
JOIN "session" s ON s."account_id" = a."account_id" AND s."id" = (a."data"->'sessions'->0->>'sessionId')::uuid
WHERE a."kind" = 'calendar_conflict' AND (a."data"->'sessions'->0->>'start')::float8 = extract(epoch FROM s."starts_at") * 1000
ORDER BY s."account_id", s."id", a."at" DESC;

-- AlterTable
ALTER TABLE "calendar_reply" ADD COLUMN     "starts_at" TIMESTAMPTZ(3);
UPDATE "calendar_reply" r SET "starts_at" = s."starts_at" FROM "session" s WHERE s."account_id" = r."account_id" AND s."id" = r."session_id";
ALTER TABLE "calendar_reply" ALTER COLUMN "starts_at" SET NOT NULL;

-- What calendars ask about sessions that lie ahead. Each ends by itself as its session begins, so that no more is read than
-- may still wait, however old the installation is.
DROP INDEX "calendar_reply_waiting";
CREATE INDEX "calendar_reply_waiting" ON "calendar_reply" ("account_id", "starts_at")
  WHERE "ignored_at" IS NULL AND "answer" IN ('declined', 'countered');
CREATE INDEX "calendar_conflict_waiting" ON "calendar_conflict" ("account_id", "starts_at") WHERE "ignored_at" IS NULL;
CREATE INDEX "calendar_event_changed" ON "calendar_event" ("account_id", "starts_at") WHERE "change_seen_at" IS NOT NULL;
