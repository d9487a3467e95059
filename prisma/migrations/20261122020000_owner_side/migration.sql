CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- CreateEnum
CREATE TYPE "location_kind" AS ENUM ('place', 'phone', 'video');

-- CreateEnum
CREATE TYPE "notification_audience" AS ENUM ('customer', 'owner', 'stakeholders');

-- AlterEnum
ALTER TYPE "transaction_status" ADD VALUE 'waived';

-- AlterTable
ALTER TABLE "booking" ADD COLUMN     "answers" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "company" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "phone" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "booking_page" ADD COLUMN     "accent_color" CHAR(7),
ADD COLUMN     "follow_up_hours" INTEGER,
ADD COLUMN     "form" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "location_kind" "location_kind" NOT NULL DEFAULT 'place';

-- AlterTable
ALTER TABLE "event_type" ADD COLUMN     "form" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "location_kind" "location_kind" NOT NULL DEFAULT 'place';

-- AlterTable
ALTER TABLE "mail" ALTER COLUMN "booking_id" DROP NOT NULL,
ALTER COLUMN "activity_id" DROP NOT NULL;

-- AlterTable
ALTER TABLE "session" ADD COLUMN     "changed_at" TIMESTAMPTZ(3),
ADD COLUMN     "customer_id" UUID,
ADD COLUMN     "event_type_id" UUID;

UPDATE "session" s SET "customer_id" = b."customer_id", "event_type_id" = b."event_type_id",
  "changed_at" = coalesce((SELECT max(a."at") FROM "activity" a
    WHERE a."account_id" = b."account_id" AND a."booking_id" = b."id"), b."created_at")
FROM "booking" b WHERE b."account_id" = s."account_id" AND b."id" = s."booking_id";

ALTER TABLE "session" ALTER COLUMN "changed_at" SET NOT NULL,
ALTER COLUMN "customer_id" SET NOT NULL;

-- AlterTable
ALTER TABLE "user" ADD COLUMN     "email_verified" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "image" TEXT,
ADD COLUMN     "zone" TEXT,
ADD COLUMN     "locale" TEXT NOT NULL DEFAULT 'en-US',
ADD COLUMN     "removed_at" TIMESTAMPTZ(3),
ADD COLUMN     "two_factor_enabled" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- CreateTable
CREATE TABLE "login_session" (
    "account_id" UUID NOT NULL,
    "id" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "token" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "login_session_pkey" PRIMARY KEY ("account_id","id")
);

-- CreateTable
CREATE TABLE "login_credential" (
    "account_id" UUID NOT NULL,
    "id" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "provider_id" TEXT NOT NULL,
    "provider_account_id" TEXT NOT NULL,
    "password" TEXT,
    "access_token" TEXT,
    "refresh_token" TEXT,
    "id_token" TEXT,
    "access_token_expires_at" TIMESTAMPTZ(3),
    "refresh_token_expires_at" TIMESTAMPTZ(3),
    "scope" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "login_credential_pkey" PRIMARY KEY ("account_id","id")
);

-- CreateTable
CREATE TABLE "login_verification" (
    "account_id" UUID NOT NULL,
    "id" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "login_verification_pkey" PRIMARY KEY ("account_id","id")
);

-- CreateTable
CREATE TABLE "login_second_factor" (
    "account_id" UUID NOT NULL,
    "id" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "secret" TEXT NOT NULL,
    "backup_codes" TEXT NOT NULL,
    "verified" BOOLEAN NOT NULL DEFAULT true,
    "failed_verification_count" INTEGER NOT NULL DEFAULT 0,
    "locked_until" TIMESTAMPTZ(3),

    CONSTRAINT "login_second_factor_pkey" PRIMARY KEY ("account_id","id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "account_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" "user_role" NOT NULL,
    "pages" JSONB NOT NULL DEFAULT '[]',
    "token_hash" BYTEA NOT NULL,
    "invited_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("account_id","id")
);

-- CreateTable
CREATE TABLE "former_page_slug" (
    "account_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "page_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "former_page_slug_pkey" PRIMARY KEY ("account_id","slug")
);

-- CreateTable
CREATE TABLE "former_event_type_slug" (
    "account_id" UUID NOT NULL,
    "page_id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "event_type_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "former_event_type_slug_pkey" PRIMARY KEY ("account_id","page_id","slug")
);

-- CreateTable
CREATE TABLE "page_logo" (
    "account_id" UUID NOT NULL,
    "page_id" UUID NOT NULL,
    "content_type" TEXT NOT NULL,
    "content" BYTEA NOT NULL,
    "hash" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "page_logo_pkey" PRIMARY KEY ("account_id","page_id")
);

-- CreateTable
CREATE TABLE "reminder" (
    "account_id" UUID NOT NULL,
    "page_id" UUID NOT NULL,
    "minutes_before" INTEGER NOT NULL,

    CONSTRAINT "reminder_pkey" PRIMARY KEY ("account_id","page_id","minutes_before")
);

-- CreateTable
CREATE TABLE "notification_setting" (
    "account_id" UUID NOT NULL,
    "page_id" UUID NOT NULL,
    "scenario" TEXT NOT NULL,
    "audience" "notification_audience" NOT NULL,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "subject" TEXT,
    "text" TEXT,

    CONSTRAINT "notification_setting_pkey" PRIMARY KEY ("account_id","page_id","scenario","audience")
);

-- CreateTable
CREATE TABLE "time_away" (
    "account_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "time_away_pkey" PRIMARY KEY ("account_id","id")
);

-- CreateTable
CREATE TABLE "time_away_session" (
    "account_id" UUID NOT NULL,
    "time_away_id" UUID NOT NULL,
    "session_id" UUID NOT NULL,

    CONSTRAINT "time_away_session_pkey" PRIMARY KEY ("account_id","time_away_id","session_id")
);

-- CreateIndex
CREATE INDEX "login_session_token_idx" ON "login_session"("token");

-- CreateIndex
CREATE INDEX "login_session_user_id_idx" ON "login_session"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "login_session_account_id_token_key" ON "login_session"("account_id", "token");

-- CreateIndex
CREATE UNIQUE INDEX "login_credential_account_id_user_id_provider_id_key" ON "login_credential"("account_id", "user_id", "provider_id");

-- CreateIndex
CREATE INDEX "login_verification_identifier_idx" ON "login_verification"("identifier");

-- CreateIndex
CREATE INDEX "login_second_factor_user_id_idx" ON "login_second_factor"("user_id");

-- CreateIndex
CREATE INDEX "invitation_account_id_created_at_idx" ON "invitation"("account_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_account_id_token_hash_key" ON "invitation"("account_id", "token_hash");

-- CreateIndex
CREATE INDEX "time_away_account_id_owner_id_starts_on_idx" ON "time_away"("account_id", "owner_id", "starts_on");

-- CreateIndex
CREATE INDEX "session_account_id_page_id_status_changed_at_id_idx" ON "session"("account_id", "page_id", "status", "changed_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "session_account_id_page_id_status_starts_at_id_idx" ON "session"("account_id", "page_id", "status", "starts_at", "id");

-- CreateIndex
CREATE INDEX "session_account_id_event_type_id_status_changed_at_id_idx" ON "session"("account_id", "event_type_id", "status", "changed_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "session_account_id_customer_id_changed_at_id_idx" ON "session"("account_id", "customer_id", "changed_at" DESC, "id" DESC);

-- AddForeignKey
ALTER TABLE "former_page_slug" ADD CONSTRAINT "former_page_slug_account_id_page_id_fkey" FOREIGN KEY ("account_id", "page_id") REFERENCES "booking_page"("account_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "former_event_type_slug" ADD CONSTRAINT "former_event_type_slug_account_id_event_type_id_fkey" FOREIGN KEY ("account_id", "event_type_id") REFERENCES "event_type"("account_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "page_logo" ADD CONSTRAINT "page_logo_account_id_page_id_fkey" FOREIGN KEY ("account_id", "page_id") REFERENCES "booking_page"("account_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "reminder" ADD CONSTRAINT "reminder_account_id_page_id_fkey" FOREIGN KEY ("account_id", "page_id") REFERENCES "booking_page"("account_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "notification_setting" ADD CONSTRAINT "notification_setting_account_id_page_id_fkey" FOREIGN KEY ("account_id", "page_id") REFERENCES "booking_page"("account_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "time_away" ADD CONSTRAINT "time_away_account_id_owner_id_fkey" FOREIGN KEY ("account_id", "owner_id") REFERENCES "user"("account_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "time_away_session" ADD CONSTRAINT "time_away_session_account_id_time_away_id_fkey" FOREIGN KEY ("account_id", "time_away_id") REFERENCES "time_away"("account_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "time_away_session" ADD CONSTRAINT "time_away_session_account_id_session_id_fkey" FOREIGN KEY ("account_id", "session_id") REFERENCES "session"("account_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- The stream's search: any part of a customer's name or address.
CREATE INDEX "customer_search" ON "customer" USING gin ((lower("name" || ' ' || "email")) gin_trgm_ops);
