-- One narrow index that holds all that a filter looks at, newest first: a page is read along it, and of the table only
-- the rows of the page. Six indexes of one column each could not serve filters that meet (decision 0078).
CREATE INDEX exchange_filtered ON exchange (id DESC, verdict, refusal_id, sender, receiver, action, received_at);
