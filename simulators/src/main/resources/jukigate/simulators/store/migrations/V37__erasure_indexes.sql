-- What is to be erased is found without reading the whole table: that kept all letters waiting for seconds once an hour.
CREATE INDEX outbox_by_erasure ON outbox (erase_at);
CREATE INDEX reconciliation_by_erasure ON reconciliation (erase_at);
CREATE INDEX stream_in_by_erasure ON stream_in (erase_at);
CREATE INDEX stream_out_by_erasure ON stream_out (erase_at);
