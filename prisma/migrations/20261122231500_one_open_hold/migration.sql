-- Two tabs that ask for a change in the same moment: only one of the two can wait for a payment.
CREATE UNIQUE INDEX "hold_one_open_of_booking" ON "hold" ("account_id", "booking_id") WHERE "status" = 'open';
