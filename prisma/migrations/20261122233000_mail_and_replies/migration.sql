-- AlterTable
ALTER TABLE "mail" ADD COLUMN     "handed_over_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "user" ADD COLUMN     "feed_version" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "feed_open" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "failing_address" (
    "account_id" UUID NOT NULL,
    "address" TEXT NOT NULL,
    "booking_id" UUID NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,
    "answer" TEXT NOT NULL,
    "told_at" TIMESTAMPTZ(3),
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "failing_address_pkey" PRIMARY KEY ("account_id","address")
);

-- CreateTable
CREATE TABLE "calendar_reply" (
    "account_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "message_digest" TEXT NOT NULL,
    "session_id" UUID NOT NULL,
    "attendee" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "stamped_at" TIMESTAMPTZ(3) NOT NULL,
    "proposed_start" TIMESTAMPTZ(3),
    "activity_id" UUID,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "ignored_at" TIMESTAMPTZ(3),
    "ignored_by_name" TEXT,

    CONSTRAINT "calendar_reply_pkey" PRIMARY KEY ("account_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "calendar_reply_account_id_message_digest_key" ON "calendar_reply"("account_id", "message_digest");

-- CreateIndex
CREATE INDEX "calendar_reply_account_id_session_id_attendee_received_at_idx" ON "calendar_reply"("account_id", "session_id", "attendee", "received_at");

-- Replies that may wait for a decision.
CREATE INDEX "calendar_reply_waiting" ON "calendar_reply" ("account_id", "session_id")
  WHERE "ignored_at" IS NULL AND "answer" IN ('declined', 'countered');

-- AddForeignKey
ALTER TABLE "failing_address" ADD CONSTRAINT "failing_address_account_id_booking_id_fkey" FOREIGN KEY ("account_id", "booking_id") REFERENCES "booking"("account_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "calendar_reply" ADD CONSTRAINT "calendar_reply_account_id_session_id_fkey" FOREIGN KEY ("account_id", "session_id") REFERENCES "session"("account_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
