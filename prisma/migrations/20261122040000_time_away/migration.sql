-- AlterTable
ALTER TABLE "time_away" ADD COLUMN     "ended_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "time_away_session" ADD COLUMN     "ask_due_at" TIMESTAMPTZ(3),
ADD COLUMN     "ask_due_by_id" UUID,
ADD COLUMN     "asked_again_at" TIMESTAMPTZ(3),
ADD COLUMN     "asked_at" TIMESTAMPTZ(3),
ADD COLUMN     "ends_at" TIMESTAMPTZ(3),
ADD COLUMN     "starts_at" TIMESTAMPTZ(3);

UPDATE "time_away_session" t SET "starts_at" = s."starts_at", "ends_at" = s."ends_at"
FROM "session" s WHERE s."account_id" = t."account_id" AND s."id" = t."session_id";

ALTER TABLE "time_away_session" ALTER COLUMN "starts_at" SET NOT NULL,
ALTER COLUMN "ends_at" SET NOT NULL;

-- CreateTable
CREATE TABLE "time_away_day" (
    "account_id" UUID NOT NULL,
    "time_away_id" UUID NOT NULL,
    "page_id" UUID NOT NULL,
    "date" DATE NOT NULL,
    "previous" JSONB,

    CONSTRAINT "time_away_day_pkey" PRIMARY KEY ("account_id","time_away_id","page_id","date")
);

-- CreateIndex
CREATE INDEX "transaction_account_id_created_at_idx" ON "transaction"("account_id", "created_at");

-- AddForeignKey
ALTER TABLE "time_away_day" ADD CONSTRAINT "time_away_day_account_id_time_away_id_fkey" FOREIGN KEY ("account_id", "time_away_id") REFERENCES "time_away"("account_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "time_away_day" ADD CONSTRAINT "time_away_day_account_id_page_id_fkey" FOREIGN KEY ("account_id", "page_id") REFERENCES "booking_page"("account_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- The reports: what changed in a range of time, without reading what was only booked or completed.
CREATE INDEX "activity_changes" ON "activity" ("account_id", "at")
  WHERE "kind" IN ('rescheduled', 'canceled', 'reschedule_requested', 'undone');
