-- Every export and import of a medium (媒体連携), refused ones too. Medium and peer are empty where a file was refused before it told them.
CREATE TABLE medium_record (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  node VARCHAR(48) NOT NULL,
  direction VARCHAR(8) NOT NULL,
  medium VARCHAR(60) NOT NULL,
  peer VARCHAR(48) NOT NULL,
  request_number VARCHAR(60) NOT NULL,
  operator_id VARCHAR(32) NOT NULL,
  terminal_id VARCHAR(32) NOT NULL,
  reason VARCHAR(200) NOT NULL,
  records INTEGER NOT NULL,
  sha256 VARCHAR(64) NOT NULL,
  verdict VARCHAR(8) NOT NULL,
  at_time BIGINT NOT NULL,
  erase_at BIGINT NOT NULL
);
CREATE INDEX medium_record_by_number ON medium_record (node, peer, medium);
CREATE INDEX medium_record_by_erasure ON medium_record (erase_at);
