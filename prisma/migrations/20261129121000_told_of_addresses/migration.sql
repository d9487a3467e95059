-- CreateTable
CREATE TABLE "failing_address_told" (
    "account_id" UUID NOT NULL,
    "address" TEXT NOT NULL,
    "owner_id" UUID NOT NULL,
    "booking_id" UUID NOT NULL,
    "told_at" TIMESTAMPTZ(3) NOT NULL,
    "mailed_at" TIMESTAMPTZ(3),

    CONSTRAINT "failing_address_told_pkey" PRIMARY KEY ("account_id","address","owner_id","booking_id")
);

INSERT INTO "failing_address_told" ("account_id", "address", "owner_id", "booking_id", "told_at", "mailed_at")
SELECT f."account_id", f."address", b."owner_id", b."id", f."told_at", f."told_at"
FROM "failing_address" f JOIN "booking" b ON b."account_id" = f."account_id" AND b."id" = f."booking_id"
WHERE f."told_at" IS NOT NULL;

-- AlterTable
ALTER TABLE "failing_address" ADD COLUMN     "refused" BOOLEAN;
UPDATE "failing_address" SET "refused" = "told_at" IS NOT NULL;
ALTER TABLE "failing_address" ALTER COLUMN "refused" SET NOT NULL,
DROP COLUMN "told_at",
DROP COLUMN "booking_id";

-- AddForeignKey
ALTER TABLE "failing_address_told" ADD CONSTRAINT "failing_address_told_account_id_address_fkey" FOREIGN KEY ("account_id", "address") REFERENCES "failing_address"("account_id", "address") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "failing_address_told" ADD CONSTRAINT "failing_address_told_account_id_booking_id_fkey" FOREIGN KEY ("account_id", "booking_id") REFERENCES "booking"("account_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
