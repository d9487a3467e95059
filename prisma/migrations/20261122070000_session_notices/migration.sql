-- AlterEnum
ALTER TYPE "mail_status" ADD VALUE 'dropped';

-- AlterTable
ALTER TABLE "booking_page" ADD COLUMN     "follow_up_since" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "reminder" ADD COLUMN     "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- CreateTable
CREATE TABLE "session_notice" (
    "account_id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "scenario" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "minutes_before" INTEGER NOT NULL DEFAULT 0,
    "composed_at" TIMESTAMPTZ(3),

    CONSTRAINT "session_notice_pkey" PRIMARY KEY ("account_id","session_id","scenario","starts_at","minutes_before")
);

-- AddForeignKey
ALTER TABLE "session_notice" ADD CONSTRAINT "session_notice_account_id_session_id_fkey" FOREIGN KEY ("account_id", "session_id") REFERENCES "session"("account_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- Reminders and follow-ups whose mails are not composed yet.
CREATE INDEX "session_notice_uncomposed" ON "session_notice" ("account_id", "session_id") WHERE "composed_at" IS NULL;

ALTER TABLE "reminder" ADD CONSTRAINT "reminder_range" CHECK ("minutes_before" BETWEEN 5 AND 43200);
ALTER TABLE "booking_page" ADD CONSTRAINT "follow_up_range" CHECK ("follow_up_hours" BETWEEN 1 AND 720);
