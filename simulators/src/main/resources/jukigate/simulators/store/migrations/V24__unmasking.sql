-- Who was shown numbers of residents at a CS, and why.
CREATE TABLE unmasking (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  node VARCHAR(48) NOT NULL,
  operator_id VARCHAR(64) NOT NULL,
  reason VARCHAR(400) NOT NULL,
  shown VARCHAR(24) NOT NULL,
  shown_rows INTEGER NOT NULL,
  at_time BIGINT NOT NULL,
  erase_at BIGINT NOT NULL
);
CREATE INDEX unmasking_by_erasure ON unmasking (erase_at);
