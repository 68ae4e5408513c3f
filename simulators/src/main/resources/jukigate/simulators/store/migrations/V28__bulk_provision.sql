-- 一括提供, at both ends: peer is the agency at a server, the server at an agency.
CREATE TABLE bulk_run (
  node VARCHAR(48) NOT NULL,
  peer VARCHAR(48) NOT NULL,
  bulk VARCHAR(36) NOT NULL,
  way VARCHAR(8) NOT NULL,
  items VARCHAR(160) NOT NULL,
  operator_id VARCHAR(64) NOT NULL,
  terminal_id VARCHAR(64) NOT NULL,
  purpose VARCHAR(8) NOT NULL,
  blocks INTEGER NOT NULL,
  begun_at BIGINT NOT NULL,
  ended_at BIGINT,
  conditions INTEGER NOT NULL,
  one_hit INTEGER NOT NULL,
  not_found INTEGER NOT NULL,
  several INTEGER NOT NULL,
  not_searched INTEGER NOT NULL,
  erase_at BIGINT NOT NULL,
  PRIMARY KEY (node, peer, bulk)
);
CREATE INDEX bulk_run_by_erasure ON bulk_run (erase_at);

-- Blocks of an agency's conditions until they are answered, and of results; the body without what is written when it is sent.
CREATE TABLE bulk_block (
  node VARCHAR(48) NOT NULL,
  peer VARCHAR(48) NOT NULL,
  bulk VARCHAR(36) NOT NULL,
  part VARCHAR(12) NOT NULL,
  number INTEGER NOT NULL,
  body BLOB(8M) NOT NULL,
  PRIMARY KEY (node, peer, bulk, part, number)
);
