-- When a receipt is erased. What is older than this migration gets the shortest period: it may answer an X07.
ALTER TABLE receipt ADD COLUMN erase_at BIGINT NOT NULL DEFAULT 0;
UPDATE receipt SET erase_at = received_at + 691200000;
CREATE INDEX receipt_by_erasure ON receipt (erase_at);

-- Events that were entered at a counter: by 依頼管理番号, what they said (a hash), what they made the CS owe.
CREATE TABLE entered_event (
  node VARCHAR(48) NOT NULL,
  request_number VARCHAR(64) NOT NULL,
  content_hash CHAR(64) NOT NULL,
  notifications VARCHAR(200) NOT NULL,
  PRIMARY KEY (node, request_number)
);
