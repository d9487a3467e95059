-- CreateEnum
CREATE TYPE "calendar_kind" AS ENUM ('caldav', 'feed');

-- CreateTable
CREATE TABLE "calendar_connection" (
    "account_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "kind" "calendar_kind" NOT NULL,
    "name" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "username" TEXT,
    "password" BYTEA,
    "addresses" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "offers_changes" BOOLEAN NOT NULL DEFAULT false,
    "next_read_at" TIMESTAMPTZ(3) NOT NULL,
    "last_read_at" TIMESTAMPTZ(3),
    "failing_since" TIMESTAMPTZ(3),
    "failures" INTEGER NOT NULL DEFAULT 0,
    "problem" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "calendar_connection_pkey" PRIMARY KEY ("account_id","id")
);

-- CreateTable
CREATE TABLE "calendar" (
    "account_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "url" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "is_read" BOOLEAN NOT NULL DEFAULT false,
    "is_written" BOOLEAN NOT NULL DEFAULT false,
    "sync_token" TEXT,
    "ctag" TEXT,
    "etag" TEXT,
    "last_modified" TEXT,
    "read_until" TIMESTAMPTZ(3),
    "read_zone" TEXT,
    "missing_since" TIMESTAMPTZ(3),
    "unread_events" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "calendar_pkey" PRIMARY KEY ("account_id","id")
);

-- CreateTable
CREATE TABLE "calendar_object" (
    "account_id" UUID NOT NULL,
    "calendar_id" UUID NOT NULL,
    "href" TEXT NOT NULL,
    "etag" TEXT NOT NULL,

    CONSTRAINT "calendar_object_pkey" PRIMARY KEY ("account_id","calendar_id","href")
);

-- CreateTable
CREATE TABLE "busy_time" (
    "account_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "calendar_id" UUID NOT NULL,
    "href" TEXT NOT NULL,
    "period" tstzrange NOT NULL,

    CONSTRAINT "busy_time_pkey" PRIMARY KEY ("account_id","id")
);

-- CreateTable
CREATE TABLE "calendar_event" (
    "account_id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "calendar_id" UUID,
    "href" TEXT,
    "etag" TEXT,
    "sequence" INTEGER,
    "starts_at" TIMESTAMPTZ(3),
    "ends_at" TIMESTAMPTZ(3),
    "written_at" TIMESTAMPTZ(3),
    "due_since" TIMESTAMPTZ(3),
    "next_try_at" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "problem" TEXT,
    "failed_at" TIMESTAMPTZ(3),
    "change_seen_at" TIMESTAMPTZ(3),
    "change_starts_at" TIMESTAMPTZ(3),
    "change_ends_at" TIMESTAMPTZ(3),

    CONSTRAINT "calendar_event_pkey" PRIMARY KEY ("account_id","session_id")
);

-- CreateIndex
CREATE INDEX "calendar_connection_account_id_owner_id_idx" ON "calendar_connection"("account_id", "owner_id");

-- CreateIndex
CREATE INDEX "calendar_connection_account_id_next_read_at_idx" ON "calendar_connection"("account_id", "next_read_at");

-- CreateIndex
CREATE UNIQUE INDEX "calendar_account_id_connection_id_url_key" ON "calendar"("account_id", "connection_id", "url");

-- CreateIndex
CREATE INDEX "busy_time_account_id_calendar_id_href_idx" ON "busy_time"("account_id", "calendar_id", "href");

-- CreateIndex
CREATE INDEX "calendar_event_account_id_owner_id_due_since_idx" ON "calendar_event"("account_id", "owner_id", "due_since");

-- CreateIndex
CREATE INDEX "calendar_event_account_id_calendar_id_href_idx" ON "calendar_event"("account_id", "calendar_id", "href");

-- AddForeignKey
ALTER TABLE "calendar_connection" ADD CONSTRAINT "calendar_connection_account_id_owner_id_fkey" FOREIGN KEY ("account_id", "owner_id") REFERENCES "user"("account_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "calendar" ADD CONSTRAINT "calendar_account_id_connection_id_fkey" FOREIGN KEY ("account_id", "connection_id") REFERENCES "calendar_connection"("account_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "calendar_object" ADD CONSTRAINT "calendar_object_account_id_calendar_id_fkey" FOREIGN KEY ("account_id", "calendar_id") REFERENCES "calendar"("account_id", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "busy_time" ADD CONSTRAINT "busy_time_account_id_calendar_id_fkey" FOREIGN KEY ("account_id", "calendar_id") REFERENCES "calendar"("account_id", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "calendar_event" ADD CONSTRAINT "calendar_event_account_id_session_id_fkey" FOREIGN KEY ("account_id", "session_id") REFERENCES "session"("account_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "calendar_event" ADD CONSTRAINT "calendar_event_account_id_calendar_id_fkey" FOREIGN KEY ("account_id", "calendar_id") REFERENCES "calendar"("account_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- The slot query asks for an owner's busy times within some windows.
CREATE INDEX "busy_time_owner_period" ON "busy_time" USING gist ("account_id", "owner_id", "period");

-- The events of an owner's sessions are written into one calendar.
CREATE UNIQUE INDEX "calendar_written" ON "calendar" ("account_id", "owner_id") WHERE "is_written";
