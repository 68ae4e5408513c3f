-- One narrow index that holds all that a filter looks at, newest first: a page is read along it, and of the table only
-- the rows of the page. An index for each filter would cost each message six times as much (decision 0078).
CREATE INDEX exchange_filtered ON exchange (id DESC, verdict, refusal_id, sender, receiver, action, received_at);
