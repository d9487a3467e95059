-- CreateTable
CREATE TABLE "calendar_leftover" (
    "account_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "calendar_id" UUID NOT NULL,
    "href" TEXT NOT NULL,
    "etag" TEXT,
    "due_since" TIMESTAMPTZ(3) NOT NULL,
    "next_try_at" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "calendar_leftover_pkey" PRIMARY KEY ("account_id","id")
);

-- CreateIndex
CREATE INDEX "calendar_leftover_account_id_owner_id_idx" ON "calendar_leftover"("account_id", "owner_id");

-- AddForeignKey
ALTER TABLE "calendar_leftover" ADD CONSTRAINT "calendar_leftover_account_id_calendar_id_fkey" FOREIGN KEY ("account_id", "calendar_id") REFERENCES "calendar"("account_id", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- Each minute somebody asks which owners' calendars are behind.
CREATE INDEX "calendar_event_waiting" ON "calendar_event" ("account_id", "owner_id") WHERE "due_since" IS NOT NULL AND "failed_at" IS NULL;
