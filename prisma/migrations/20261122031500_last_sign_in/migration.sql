-- AlterTable
ALTER TABLE "user" ADD COLUMN     "signed_in_at" TIMESTAMPTZ(3);
