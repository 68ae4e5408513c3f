-- 転入通知 at the old home: what is fixed about a move, beside what was planned (out_migration_notice). Every notice is
-- kept; the last one that is not superseded counts. A new 転出届 of the same person supersedes those before it.
CREATE TABLE in_migration (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  node VARCHAR(48) NOT NULL,
  resident_code VARCHAR(11) NOT NULL,
  destination VARCHAR(48) NOT NULL,
  request_number VARCHAR(64) NOT NULL,
  address_full CLOB(1M) NOT NULL,
  moved_in_on VARCHAR(64) NOT NULL,
  notified_on VARCHAR(64) NOT NULL,
  received_at BIGINT NOT NULL,
  erase_at BIGINT NOT NULL,
  superseded VARCHAR(1) NOT NULL
);
CREATE INDEX in_migration_by_person ON in_migration (node, resident_code, id);
CREATE INDEX in_migration_by_erasure ON in_migration (erase_at);

-- To whom the old home has sent the certificate of a person: who must hear when the move is cancelled.
CREATE TABLE out_migration_sent (
  node VARCHAR(48) NOT NULL,
  resident_code VARCHAR(11) NOT NULL,
  receiver VARCHAR(48) NOT NULL,
  PRIMARY KEY (node, resident_code, receiver)
);

-- 引越しワンストップ: what came from Mynaportal, until an officer decides and for a year after its receipt.
-- kind OUT is a 転出届 (resident_code is whom the four items led to), IN a 転入予約.
CREATE TABLE moving_notice (
  node VARCHAR(48) NOT NULL,
  sender VARCHAR(48) NOT NULL,
  request_number VARCHAR(64) NOT NULL,
  kind VARCHAR(3) NOT NULL,
  name VARCHAR(1600) NOT NULL,
  birth_date VARCHAR(64) NOT NULL,
  sex VARCHAR(1) NOT NULL,
  resident_code VARCHAR(11),
  body BLOB(1M) NOT NULL,
  state VARCHAR(8) NOT NULL,
  received_at BIGINT NOT NULL,
  taken_up_on VARCHAR(10) NOT NULL,
  erase_at BIGINT NOT NULL,
  PRIMARY KEY (node, sender, request_number)
);
CREATE INDEX moving_notice_by_state ON moving_notice (node, state);
CREATE INDEX moving_notice_by_erasure ON moving_notice (erase_at);
