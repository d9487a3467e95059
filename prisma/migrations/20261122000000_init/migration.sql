-- btree_gist lets the exclusion constraint at the end compare uuids beside ranges.
CREATE EXTENSION IF NOT EXISTS btree_gist;

-- CreateEnum
CREATE TYPE "user_role" AS ENUM ('administrator', 'member');

-- CreateEnum
CREATE TYPE "page_role" AS ENUM ('owner', 'editor', 'viewer');

-- CreateEnum
CREATE TYPE "invitation_setting" AS ENUM ('automatic', 'file');

-- CreateEnum
CREATE TYPE "price_mode" AS ENUM ('hidden', 'displayed', 'collected');

-- CreateEnum
CREATE TYPE "booking_status" AS ENUM ('requested', 'created', 'updated', 'completed');

-- CreateEnum
CREATE TYPE "session_status" AS ENUM ('requested', 'scheduled', 'rescheduled', 'reschedule_requested', 'completed', 'no_show', 'canceled');

-- CreateEnum
CREATE TYPE "actor" AS ENUM ('customer', 'owner', 'system');

-- CreateEnum
CREATE TYPE "mail_status" AS ENUM ('queued', 'sent', 'failed');

-- CreateEnum
CREATE TYPE "transaction_kind" AS ENUM ('payment_schedule', 'payment_reschedule', 'refund_automatic', 'refund_manual');

-- CreateEnum
CREATE TYPE "transaction_status" AS ENUM ('due', 'pending', 'paid', 'refunded', 'failed', 'void');

-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user" (
    "account_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "role" "user_role" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_pkey" PRIMARY KEY ("account_id","id")
);

-- CreateTable
CREATE TABLE "booking_page" (
    "account_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "owner_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "location" TEXT NOT NULL DEFAULT '',
    "zone" TEXT NOT NULL,
    "paused" BOOLEAN NOT NULL DEFAULT false,
    "policy" JSONB,
    "duration_minutes" INTEGER NOT NULL DEFAULT 30,
    "step_minutes" INTEGER NOT NULL DEFAULT 15,
    "buffer_before_minutes" INTEGER NOT NULL DEFAULT 0,
    "buffer_after_minutes" INTEGER NOT NULL DEFAULT 0,
    "minimum_notice_minutes" INTEGER NOT NULL DEFAULT 240,
    "horizon_days" INTEGER NOT NULL DEFAULT 548,
    "cap_per_day" INTEGER,
    "cap_per_week" INTEGER,
    "invitations" "invitation_setting" NOT NULL DEFAULT 'automatic',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "booking_page_pkey" PRIMARY KEY ("account_id","id")
);

-- CreateTable
CREATE TABLE "page_member" (
    "account_id" UUID NOT NULL,
    "page_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "role" "page_role" NOT NULL,
    "notified" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "page_member_pkey" PRIMARY KEY ("account_id","page_id","user_id")
);

-- CreateTable
CREATE TABLE "stakeholder" (
    "account_id" UUID NOT NULL,
    "page_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "stakeholder_pkey" PRIMARY KEY ("account_id","page_id","email")
);

-- CreateTable
CREATE TABLE "weekly_hours" (
    "account_id" UUID NOT NULL,
    "page_id" UUID NOT NULL,
    "weekday" SMALLINT NOT NULL,
    "start_minute" SMALLINT NOT NULL,
    "end_minute" SMALLINT NOT NULL,

    CONSTRAINT "weekly_hours_pkey" PRIMARY KEY ("account_id","page_id","weekday","start_minute")
);

-- CreateTable
CREATE TABLE "date_override" (
    "account_id" UUID NOT NULL,
    "page_id" UUID NOT NULL,
    "date" DATE NOT NULL,
    "ranges" JSONB NOT NULL,

    CONSTRAINT "date_override_pkey" PRIMARY KEY ("account_id","page_id","date")
);

-- CreateTable
CREATE TABLE "event_type" (
    "account_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "page_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "location" TEXT NOT NULL DEFAULT '',
    "duration_minutes" INTEGER NOT NULL,
    "session_count" INTEGER NOT NULL DEFAULT 1,
    "requires_approval" BOOLEAN NOT NULL DEFAULT false,
    "price_mode" "price_mode" NOT NULL DEFAULT 'hidden',
    "price_amount" INTEGER,
    "price_currency" CHAR(3),
    "policy" JSONB NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "event_type_pkey" PRIMARY KEY ("account_id","id")
);

-- CreateTable
CREATE TABLE "customer" (
    "account_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "customer_pkey" PRIMARY KEY ("account_id","id")
);

-- CreateTable
CREATE TABLE "booking" (
    "account_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "status" "booking_status" NOT NULL,
    "page_id" UUID NOT NULL,
    "event_type_id" UUID,
    "owner_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "customer_name" TEXT NOT NULL,
    "customer_email" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "zone" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "location" TEXT NOT NULL DEFAULT '',
    "duration_minutes" INTEGER NOT NULL,
    "buffer_before_minutes" INTEGER NOT NULL,
    "buffer_after_minutes" INTEGER NOT NULL,
    "session_count" INTEGER NOT NULL,
    "price_mode" "price_mode" NOT NULL,
    "price_amount" INTEGER,
    "price_currency" CHAR(3),
    "policy" JSONB NOT NULL,
    "link_version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "booking_pkey" PRIMARY KEY ("account_id","id")
);

-- CreateTable
CREATE TABLE "guest" (
    "account_id" UUID NOT NULL,
    "booking_id" UUID NOT NULL,
    "position" SMALLINT NOT NULL,
    "email" TEXT NOT NULL,

    CONSTRAINT "guest_pkey" PRIMARY KEY ("account_id","booking_id","position")
);

-- CreateTable
CREATE TABLE "session" (
    "account_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "booking_id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "page_id" UUID NOT NULL,
    "position" SMALLINT NOT NULL,
    "reference" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "original_start" TIMESTAMPTZ(3) NOT NULL,
    "status" "session_status" NOT NULL,
    "status_by" "actor" NOT NULL,
    "reschedule_count" INTEGER NOT NULL DEFAULT 0,
    "ical_uid" UUID NOT NULL,
    "ical_sequence" INTEGER NOT NULL DEFAULT 0,
    "suggested_starts" JSONB,

    CONSTRAINT "session_pkey" PRIMARY KEY ("account_id","id")
);

-- CreateTable
CREATE TABLE "hold" (
    "account_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "booking_id" UUID,
    "change" JSONB NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "hold_pkey" PRIMARY KEY ("account_id","id")
);

-- CreateTable
CREATE TABLE "blocked_time" (
    "account_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "period" tstzrange NOT NULL,
    "session_id" UUID,
    "hold_id" UUID,

    CONSTRAINT "blocked_time_pkey" PRIMARY KEY ("account_id","id")
);

-- CreateTable
CREATE TABLE "activity" (
    "account_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "booking_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "by" "actor" NOT NULL,
    "by_name" TEXT NOT NULL DEFAULT '',
    "reason" TEXT,
    "data" JSONB NOT NULL,
    "composed_at" TIMESTAMPTZ(3),

    CONSTRAINT "activity_pkey" PRIMARY KEY ("account_id","id")
);

-- CreateTable
CREATE TABLE "mail" (
    "account_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "booking_id" UUID NOT NULL,
    "activity_id" UUID NOT NULL,
    "session_id" UUID,
    "recipient" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "scenario" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "message_id" TEXT NOT NULL,
    "raw" BYTEA NOT NULL,
    "status" "mail_status" NOT NULL DEFAULT 'queued',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "response" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "mail_pkey" PRIMARY KEY ("account_id","id")
);

-- CreateTable
CREATE TABLE "transaction" (
    "account_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "booking_id" UUID NOT NULL,
    "activity_id" UUID,
    "kind" "transaction_kind" NOT NULL,
    "status" "transaction_status" NOT NULL,
    "amount" INTEGER NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "provider" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "transaction_pkey" PRIMARY KEY ("account_id","id")
);

-- CreateTable
CREATE TABLE "idempotent_answer" (
    "account_id" UUID NOT NULL,
    "scope" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "request_hash" TEXT NOT NULL,
    "status" INTEGER NOT NULL,
    "body" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "idempotent_answer_pkey" PRIMARY KEY ("account_id","scope","key")
);

-- CreateTable
CREATE TABLE "form_draft" (
    "account_id" UUID NOT NULL,
    "id" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "form_draft_pkey" PRIMARY KEY ("account_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "user_account_id_email_key" ON "user"("account_id", "email");

-- CreateIndex
CREATE INDEX "booking_page_account_id_owner_id_idx" ON "booking_page"("account_id", "owner_id");

-- CreateIndex
CREATE UNIQUE INDEX "booking_page_account_id_slug_key" ON "booking_page"("account_id", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "event_type_account_id_page_id_slug_key" ON "event_type"("account_id", "page_id", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "customer_account_id_email_key" ON "customer"("account_id", "email");

-- CreateIndex
CREATE INDEX "booking_account_id_customer_id_created_at_idx" ON "booking"("account_id", "customer_id", "created_at");

-- CreateIndex
CREATE INDEX "booking_account_id_page_id_created_at_idx" ON "booking"("account_id", "page_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "booking_account_id_reference_key" ON "booking"("account_id", "reference");

-- CreateIndex
CREATE INDEX "session_account_id_owner_id_starts_at_idx" ON "session"("account_id", "owner_id", "starts_at");

-- CreateIndex
CREATE INDEX "session_account_id_page_id_starts_at_idx" ON "session"("account_id", "page_id", "starts_at");

-- CreateIndex
CREATE UNIQUE INDEX "session_account_id_booking_id_position_key" ON "session"("account_id", "booking_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "session_account_id_reference_key" ON "session"("account_id", "reference");

-- CreateIndex
CREATE UNIQUE INDEX "session_account_id_ical_uid_key" ON "session"("account_id", "ical_uid");

-- CreateIndex
CREATE INDEX "hold_account_id_expires_at_idx" ON "hold"("account_id", "expires_at");

-- CreateIndex
CREATE INDEX "blocked_time_account_id_hold_id_idx" ON "blocked_time"("account_id", "hold_id");

-- CreateIndex
CREATE UNIQUE INDEX "blocked_time_account_id_session_id_key" ON "blocked_time"("account_id", "session_id");

-- CreateIndex
CREATE INDEX "activity_account_id_booking_id_at_idx" ON "activity"("account_id", "booking_id", "at");

-- CreateIndex
CREATE INDEX "mail_account_id_booking_id_created_at_idx" ON "mail"("account_id", "booking_id", "created_at");

-- CreateIndex
CREATE INDEX "mail_account_id_created_at_idx" ON "mail"("account_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "mail_account_id_message_id_key" ON "mail"("account_id", "message_id");

-- CreateIndex
CREATE INDEX "transaction_account_id_booking_id_idx" ON "transaction"("account_id", "booking_id");

-- CreateIndex
CREATE UNIQUE INDEX "transaction_account_id_reference_key" ON "transaction"("account_id", "reference");

-- CreateIndex
CREATE INDEX "idempotent_answer_account_id_created_at_idx" ON "idempotent_answer"("account_id", "created_at");

-- CreateIndex
CREATE INDEX "form_draft_account_id_expires_at_idx" ON "form_draft"("account_id", "expires_at");

-- AddForeignKey
ALTER TABLE "booking_page" ADD CONSTRAINT "booking_page_account_id_owner_id_fkey" FOREIGN KEY ("account_id", "owner_id") REFERENCES "user"("account_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "page_member" ADD CONSTRAINT "page_member_account_id_page_id_fkey" FOREIGN KEY ("account_id", "page_id") REFERENCES "booking_page"("account_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "page_member" ADD CONSTRAINT "page_member_account_id_user_id_fkey" FOREIGN KEY ("account_id", "user_id") REFERENCES "user"("account_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "stakeholder" ADD CONSTRAINT "stakeholder_account_id_page_id_fkey" FOREIGN KEY ("account_id", "page_id") REFERENCES "booking_page"("account_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "weekly_hours" ADD CONSTRAINT "weekly_hours_account_id_page_id_fkey" FOREIGN KEY ("account_id", "page_id") REFERENCES "booking_page"("account_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "date_override" ADD CONSTRAINT "date_override_account_id_page_id_fkey" FOREIGN KEY ("account_id", "page_id") REFERENCES "booking_page"("account_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "event_type" ADD CONSTRAINT "event_type_account_id_page_id_fkey" FOREIGN KEY ("account_id", "page_id") REFERENCES "booking_page"("account_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "booking" ADD CONSTRAINT "booking_account_id_page_id_fkey" FOREIGN KEY ("account_id", "page_id") REFERENCES "booking_page"("account_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "booking" ADD CONSTRAINT "booking_account_id_event_type_id_fkey" FOREIGN KEY ("account_id", "event_type_id") REFERENCES "event_type"("account_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "booking" ADD CONSTRAINT "booking_account_id_customer_id_fkey" FOREIGN KEY ("account_id", "customer_id") REFERENCES "customer"("account_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "guest" ADD CONSTRAINT "guest_account_id_booking_id_fkey" FOREIGN KEY ("account_id", "booking_id") REFERENCES "booking"("account_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_account_id_booking_id_fkey" FOREIGN KEY ("account_id", "booking_id") REFERENCES "booking"("account_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "hold" ADD CONSTRAINT "hold_account_id_booking_id_fkey" FOREIGN KEY ("account_id", "booking_id") REFERENCES "booking"("account_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "blocked_time" ADD CONSTRAINT "blocked_time_account_id_session_id_fkey" FOREIGN KEY ("account_id", "session_id") REFERENCES "session"("account_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "blocked_time" ADD CONSTRAINT "blocked_time_account_id_hold_id_fkey" FOREIGN KEY ("account_id", "hold_id") REFERENCES "hold"("account_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "activity" ADD CONSTRAINT "activity_account_id_booking_id_fkey" FOREIGN KEY ("account_id", "booking_id") REFERENCES "booking"("account_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "mail" ADD CONSTRAINT "mail_account_id_booking_id_fkey" FOREIGN KEY ("account_id", "booking_id") REFERENCES "booking"("account_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "transaction" ADD CONSTRAINT "transaction_account_id_booking_id_fkey" FOREIGN KEY ("account_id", "booking_id") REFERENCES "booking"("account_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- From here on: what Prisma's schema language can't say.

-- No double booking: the live sessions and holds of one owner never overlap, buffers included.
-- Deferrable, so that two sessions may swap their times in one statement or transaction.
ALTER TABLE "blocked_time" ADD CONSTRAINT "blocked_time_no_overlap"
  EXCLUDE USING gist ("account_id" WITH =, "owner_id" WITH =, "period" WITH &&)
  DEFERRABLE INITIALLY IMMEDIATE;

ALTER TABLE "blocked_time" ADD CONSTRAINT "blocked_time_one_holder" CHECK (num_nonnulls("session_id", "hold_id") = 1);
ALTER TABLE "session" ADD CONSTRAINT "session_times" CHECK ("ends_at" > "starts_at");
ALTER TABLE "session" ADD CONSTRAINT "session_sequence" CHECK ("ical_sequence" >= 0);
ALTER TABLE "event_type" ADD CONSTRAINT "event_type_session_count" CHECK ("session_count" BETWEEN 1 AND 20);
ALTER TABLE "event_type" ADD CONSTRAINT "event_type_price" CHECK (("price_amount" IS NULL) = ("price_currency" IS NULL) AND "price_amount" >= 0);
ALTER TABLE "booking" ADD CONSTRAINT "booking_price" CHECK (("price_amount" IS NULL) = ("price_currency" IS NULL) AND "price_amount" >= 0);
ALTER TABLE "weekly_hours" ADD CONSTRAINT "weekly_hours_range" CHECK ("weekday" BETWEEN 1 AND 7 AND "start_minute" >= 0 AND "start_minute" < "end_minute" AND "end_minute" <= 1440);

-- Sessions whose end has passed are found without reading the ones long completed.
CREATE INDEX "session_open_ends" ON "session" ("ends_at") WHERE "status" IN ('scheduled', 'rescheduled');

-- Activities whose mails are not composed yet.
CREATE INDEX "activity_uncomposed" ON "activity" ("account_id", "booking_id", "at") WHERE "composed_at" IS NULL;

-- Mails that still have to leave.
CREATE INDEX "mail_queued" ON "mail" ("account_id", "booking_id", "created_at") WHERE "status" = 'queued';
