-- Requests that await approval are found, to let them expire, without reading all sessions.
CREATE INDEX "session_requested" ON "session" ("account_id", "booking_id") WHERE "status" = 'requested';
