-- Two tabs that ask for a change in the same moment: only one of the two can wait for a payment.
CREATE UNIQUE INDEX "hold_one_open_of_booking" ON "hold" ("account_id", "booking_id") WHERE "status" = 'open';

-- However often and by whomever a hold is settled, its payment is in the books once.
CREATE UNIQUE INDEX "transaction_one_payment_of_hold" ON "transaction" ("account_id", "hold_id") WHERE "hold_id" IS NOT NULL;
