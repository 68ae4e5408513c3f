-- When runs and streams go; from the time of receipt, not from what a sender says. 31622400000 ms are 366 days.
ALTER TABLE reconciliation ADD COLUMN erase_at BIGINT;
UPDATE reconciliation SET erase_at = started_at + 31622400000;
ALTER TABLE stream_in ADD COLUMN erase_at BIGINT;
UPDATE stream_in SET erase_at = begun_at + 31622400000;
ALTER TABLE stream_out ADD COLUMN erase_at BIGINT;
UPDATE stream_out SET erase_at = begun_at + 31622400000;
