-- CreateEnum
CREATE TYPE "hold_status" AS ENUM ('open', 'settled', 'abandoned', 'returned');

-- CreateEnum
CREATE TYPE "refund_policy" AS ENUM ('none', 'manual', 'automatic');

-- Nothing could be held before payments were there.
DELETE FROM "blocked_time" WHERE "hold_id" IS NOT NULL;
DELETE FROM "hold";

-- AlterTable
ALTER TABLE "hold" ADD COLUMN     "amount" INTEGER NOT NULL,
ADD COLUMN     "checkout_id" TEXT,
ADD COLUMN     "currency" CHAR(3) NOT NULL,
ADD COLUMN     "ended_at" TIMESTAMPTZ(3),
ADD COLUMN     "owner_id" UUID NOT NULL,
ADD COLUMN     "page_id" UUID NOT NULL,
ADD COLUMN     "refusal" TEXT,
ADD COLUMN     "status" "hold_status" NOT NULL DEFAULT 'open',
ALTER COLUMN "created_at" DROP DEFAULT;

-- AlterTable
ALTER TABLE "transaction" ADD COLUMN     "failure" TEXT,
ADD COLUMN     "hold_id" UUID,
ADD COLUMN     "payment_id" UUID,
ALTER COLUMN "booking_id" DROP NOT NULL;

-- CreateTable
CREATE TABLE "payment_settings" (
    "account_id" UUID NOT NULL,
    "secret_key" BYTEA,
    "webhook_secret" BYTEA,
    "refund_policy" "refund_policy" NOT NULL DEFAULT 'none',
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payment_settings_pkey" PRIMARY KEY ("account_id")
);

-- CreateIndex
CREATE INDEX "hold_account_id_booking_id_idx" ON "hold"("account_id", "booking_id");

-- CreateIndex
CREATE INDEX "transaction_account_id_hold_id_idx" ON "transaction"("account_id", "hold_id");

-- CreateIndex
CREATE INDEX "transaction_account_id_payment_id_idx" ON "transaction"("account_id", "payment_id");

-- AddForeignKey
ALTER TABLE "transaction" ADD CONSTRAINT "transaction_account_id_hold_id_fkey" FOREIGN KEY ("account_id", "hold_id") REFERENCES "hold"("account_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;


-- Found by the sweep that asks Stripe about what is left open, however many were settled.
CREATE INDEX "hold_open" ON "hold" ("created_at") WHERE "status" = 'open';
CREATE INDEX "transaction_refund_open" ON "transaction" ("updated_at")
  WHERE "status" IN ('pending', 'failed') AND "kind" IN ('refund_automatic', 'refund_manual');
