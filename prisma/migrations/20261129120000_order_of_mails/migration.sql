-- The order in which mails were written: the clocks of two processes may differ, and one may be set back.
ALTER TABLE "mail" ADD COLUMN     "position" BIGINT;
UPDATE "mail" m SET "position" = o."position"
FROM (SELECT "account_id", "id", row_number() OVER (ORDER BY "created_at", "id") AS "position" FROM "mail") o
WHERE m."account_id" = o."account_id" AND m."id" = o."id";
CREATE SEQUENCE "mail_position_seq" OWNED BY "mail"."position";
SELECT setval('mail_position_seq', (SELECT count(*) + 1 FROM "mail"), false);
ALTER TABLE "mail" ALTER COLUMN "position" SET DEFAULT nextval('mail_position_seq'), ALTER COLUMN "position" SET NOT NULL;
