-- AlterTable
ALTER TABLE "booking" ADD COLUMN     "organizer" TEXT;
