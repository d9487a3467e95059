-- The page of a transaction: of its booking, of the hold that was paid, or of the payment that goes back. People see the
-- transactions of the pages that they may see, and nothing else.
ALTER TABLE "transaction" ADD COLUMN "page_id" UUID;

UPDATE "transaction" t SET "page_id" = b."page_id"
  FROM "booking" b WHERE b."account_id" = t."account_id" AND b."id" = t."booking_id";
UPDATE "transaction" t SET "page_id" = h."page_id"
  FROM "hold" h WHERE t."page_id" IS NULL AND h."account_id" = t."account_id" AND h."id" = t."hold_id";
UPDATE "transaction" t SET "page_id" = p."page_id"
  FROM "transaction" p WHERE t."page_id" IS NULL AND p."account_id" = t."account_id" AND p."id" = t."payment_id";

ALTER TABLE "transaction" ALTER COLUMN "page_id" SET NOT NULL;

CREATE FUNCTION "transaction_page"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."page_id" := coalesce(
    (SELECT "page_id" FROM "booking" WHERE "account_id" = NEW."account_id" AND "id" = NEW."booking_id"),
    (SELECT "page_id" FROM "hold" WHERE "account_id" = NEW."account_id" AND "id" = NEW."hold_id"),
    (SELECT "page_id" FROM "transaction" WHERE "account_id" = NEW."account_id" AND "id" = NEW."payment_id"));
  RETURN NEW;
END $$;

CREATE TRIGGER "transaction_page" BEFORE INSERT ON "transaction" FOR EACH ROW EXECUTE FUNCTION "transaction_page"();
ALTER TABLE "transaction" ENABLE ALWAYS TRIGGER "transaction_page";

-- CreateIndex
CREATE INDEX "transaction_account_id_page_id_created_at_id_idx" ON "transaction"("account_id", "page_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "transaction_account_id_page_id_kind_status_created_at_id_idx" ON "transaction"("account_id", "page_id", "kind", "status", "created_at", "id");
