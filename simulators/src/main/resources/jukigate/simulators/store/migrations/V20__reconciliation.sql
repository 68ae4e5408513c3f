-- Large streams: numbered blocks, of which the outbox holds one at a time. Keys are what the blocks are sorted by.
ALTER TABLE outbox ALTER COLUMN body SET DATA TYPE BLOB(8M);

CREATE TABLE stream_out (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  node VARCHAR(48) NOT NULL,
  receiver VARCHAR(48) NOT NULL,
  request_action VARCHAR(128) NOT NULL,
  stream_id VARCHAR(36) NOT NULL,
  total INTEGER NOT NULL,
  next_block INTEGER NOT NULL,
  returns INTEGER NOT NULL,
  operator_id VARCHAR(64) NOT NULL,
  terminal_id VARCHAR(64) NOT NULL,
  purpose VARCHAR(8) NOT NULL,
  begun_at BIGINT NOT NULL,
  UNIQUE (node, receiver, request_action, stream_id)
);

-- The last key of each block, fixed when the stream begins, so that the number of blocks never changes.
CREATE TABLE stream_out_block (
  stream BIGINT NOT NULL,
  number INTEGER NOT NULL,
  through_key VARCHAR(64) NOT NULL,
  PRIMARY KEY (stream, number)
);

CREATE TABLE stream_in (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  node VARCHAR(48) NOT NULL,
  sender VARCHAR(48) NOT NULL,
  request_action VARCHAR(128) NOT NULL,
  stream_id VARCHAR(36) NOT NULL,
  total INTEGER NOT NULL,
  next_block INTEGER NOT NULL,
  last_key VARCHAR(64) NOT NULL,
  begun_at BIGINT NOT NULL,
  UNIQUE (node, sender, request_action, stream_id)
);

CREATE TABLE stream_in_block (
  stream BIGINT NOT NULL,
  number INTEGER NOT NULL,
  digest CHAR(64) NOT NULL,
  PRIMARY KEY (stream, number)
);

-- 整合性確認, at both ends: peer is the CS at a server, the server at a CS.
CREATE TABLE reconciliation (
  node VARCHAR(48) NOT NULL,
  peer VARCHAR(48) NOT NULL,
  run VARCHAR(36) NOT NULL,
  municipality VARCHAR(6) NOT NULL,
  started_at BIGINT NOT NULL,
  ended_at BIGINT,
  compared INTEGER NOT NULL,
  changed_meanwhile INTEGER NOT NULL,
  differences INTEGER NOT NULL,
  PRIMARY KEY (node, peer, run)
);

CREATE TABLE reconciliation_difference (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  node VARCHAR(48) NOT NULL,
  peer VARCHAR(48) NOT NULL,
  run VARCHAR(36) NOT NULL,
  resident_code VARCHAR(11) NOT NULL,
  kind VARCHAR(2) NOT NULL,
  items VARCHAR(160) NOT NULL,
  at_cs INTEGER,
  at_server INTEGER
);
CREATE INDEX difference_by_run ON reconciliation_difference (node, peer, run, id);


-- Municipality first, so that nothing that looks for one resident of a node is led this way.
CREATE INDEX identity_by_municipality ON identity_record (municipality, node, resident_code);
