-- The stream walks one of these in order for each page (or event type) and status. Last in each stands who brought the
-- status about: the order is complete without it, and "by customers" is told from the index alone.
DROP INDEX "session_account_id_page_id_status_changed_at_id_idx";
DROP INDEX "session_account_id_page_id_status_starts_at_id_idx";
DROP INDEX "session_account_id_event_type_id_status_changed_at_id_idx";

-- `session_page_starts` serves what this one did: the caps name their statuses.
DROP INDEX "session_account_id_page_id_starts_at_idx";

-- CreateIndex
CREATE INDEX "session_page_changed" ON "session"("account_id", "page_id", "status", "changed_at" DESC, "id" DESC, "status_by");

-- CreateIndex
CREATE INDEX "session_page_starts" ON "session"("account_id", "page_id", "status", "starts_at", "id", "status_by");

-- CreateIndex
CREATE INDEX "session_event_type_changed" ON "session"("account_id", "event_type_id", "status", "changed_at" DESC, "id" DESC, "status_by");

-- CreateIndex
CREATE INDEX "session_event_type_starts" ON "session"("account_id", "event_type_id", "status", "starts_at", "id", "status_by");

-- Mails that did not leave as they should.
CREATE INDEX "mail_in_trouble" ON "mail" ("account_id", "created_at") WHERE "status" = 'failed' OR ("status" = 'queued' AND "attempts" > 0);

-- Money that did not move.
CREATE INDEX "transaction_failed" ON "transaction" ("account_id", "booking_id") WHERE "status" = 'failed';

-- CreateTable
CREATE TABLE "mail_resend" (
    "account_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "mail_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "by_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "status_before" "mail_status" NOT NULL,
    "response_before" TEXT,

    CONSTRAINT "mail_resend_pkey" PRIMARY KEY ("account_id","id")
);

-- CreateIndex
CREATE INDEX "mail_resend_account_id_mail_id_at_idx" ON "mail_resend"("account_id", "mail_id", "at");

-- AddForeignKey
ALTER TABLE "mail_resend" ADD CONSTRAINT "mail_resend_account_id_mail_id_fkey" FOREIGN KEY ("account_id", "mail_id") REFERENCES "mail"("account_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
