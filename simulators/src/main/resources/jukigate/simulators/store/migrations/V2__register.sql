-- What the nodes know about residents. Only a municipal CS has the 40 items; prefecture and national have the 8 items
-- that the law sends up, and their control items. Columns that end in _full hold a text with its 外字.

-- 本人確認情報ファイル of each CS (items 1 to 40), and beside it what only 既存住基 has.
CREATE TABLE resident (
  node VARCHAR(48) NOT NULL,
  resident_code VARCHAR(11) NOT NULL,
  kanji_name VARCHAR(1600) NOT NULL,
  name_gaiji_count VARCHAR(3) NOT NULL,
  furigana VARCHAR(800),
  plain_kana VARCHAR(800),
  birth_date VARCHAR(64) NOT NULL,
  sex VARCHAR(1) NOT NULL,
  municipality VARCHAR(6) NOT NULL,
  town_code VARCHAR(12) NOT NULL,
  postal_code VARCHAR(7) NOT NULL,
  address VARCHAR(1600) NOT NULL,
  address_gaiji_count VARCHAR(3) NOT NULL,
  individual_number VARCHAR(12),
  resident_since VARCHAR(64) NOT NULL,
  address_since VARCHAR(64) NOT NULL,
  notified_on VARCHAR(64) NOT NULL,
  previous_municipality VARCHAR(6),
  previous_address VARCHAR(1600),
  previous_address_gaiji_count VARCHAR(3),
  relationship VARCHAR(160) NOT NULL,
  reason VARCHAR(3) NOT NULL,
  event_date VARCHAR(64) NOT NULL,
  reason_detail VARCHAR(400) NOT NULL,
  former_resident_code VARCHAR(11),
  resident_code_used_since VARCHAR(64),
  request_number VARCHAR(64) NOT NULL,
  operator_id VARCHAR(64) NOT NULL,
  terminal_id VARCHAR(64) NOT NULL,
  update_number VARCHAR(9) NOT NULL,
  recovery_number VARCHAR(9) NOT NULL,
  update_prohibited VARCHAR(1) NOT NULL,
  planned VARCHAR(1) NOT NULL,
  locked VARCHAR(1) NOT NULL,
  gaiji VARCHAR(1) NOT NULL,
  record_status VARCHAR(8) NOT NULL,
  timestamp_text VARCHAR(40) NOT NULL,
  former_surname VARCHAR(1600),
  former_surname_gaiji_count VARCHAR(3),
  former_surname_furigana VARCHAR(800),
  former_surname_gaiji_change VARCHAR(4),
  kanji_name_full CLOB(1M) NOT NULL,
  address_full CLOB(1M) NOT NULL,
  previous_address_full CLOB(1M),
  former_surname_full CLOB(1M),
  householder_full CLOB(1M) NOT NULL,
  domicile_full CLOB(1M),
  family_head_full CLOB(1M),
  health_insurance VARCHAR(1) NOT NULL,
  care_insurance VARCHAR(1) NOT NULL,
  pension VARCHAR(1) NOT NULL,
  child_allowance VARCHAR(1) NOT NULL,
  foreign_category VARCHAR(1),
  nationality VARCHAR(3),
  alias_full CLOB(1M),
  stay_until VARCHAR(64),
  household VARCHAR(64),
  copy_rule VARCHAR(12) NOT NULL,
  PRIMARY KEY (node, resident_code)
);
CREATE INDEX resident_by_household ON resident (node, household);

-- Every state of a resident's record that a CS had, appended and never changed.
CREATE TABLE resident_history (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  node VARCHAR(48) NOT NULL,
  resident_code VARCHAR(11) NOT NULL,
  update_number INTEGER NOT NULL,
  reason VARCHAR(3) NOT NULL,
  event_date VARCHAR(64) NOT NULL,
  request_number VARCHAR(64) NOT NULL,
  recorded_at BIGINT NOT NULL
);
CREATE INDEX resident_history_by_code ON resident_history (node, resident_code, id);

-- 本人確認情報 at a prefecture and at the national server: 8 items, then control items.
CREATE TABLE identity_record (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  node VARCHAR(48) NOT NULL,
  resident_code VARCHAR(11) NOT NULL,
  name VARCHAR(1600) NOT NULL,
  birth_date VARCHAR(64) NOT NULL,
  sex VARCHAR(1) NOT NULL,
  address VARCHAR(1600) NOT NULL,
  individual_number VARCHAR(12) NOT NULL,
  reason VARCHAR(3) NOT NULL,
  event_date VARCHAR(64) NOT NULL,
  municipality VARCHAR(6) NOT NULL,
  update_number INTEGER NOT NULL,
  record_status VARCHAR(8) NOT NULL,
  flags VARCHAR(80) NOT NULL,
  UNIQUE (node, resident_code)
);
CREATE INDEX identity_by_number ON identity_record (node, individual_number);

-- Every update that a prefecture or the national server applied, appended and never changed.
CREATE TABLE identity_history (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  record_id BIGINT NOT NULL,
  node VARCHAR(48) NOT NULL,
  resident_code VARCHAR(11) NOT NULL,
  name_full CLOB(1M) NOT NULL,
  birth_date VARCHAR(64) NOT NULL,
  sex VARCHAR(1) NOT NULL,
  address_full CLOB(1M) NOT NULL,
  individual_number VARCHAR(12) NOT NULL,
  reason VARCHAR(3) NOT NULL,
  event_date VARCHAR(64) NOT NULL,
  municipality VARCHAR(6) NOT NULL,
  update_number INTEGER NOT NULL,
  sender VARCHAR(48) NOT NULL,
  request_number VARCHAR(64) NOT NULL,
  recorded_at BIGINT NOT NULL,
  UNIQUE (record_id, update_number)
);

-- 転出証明書情報 at the new home, until it is used or its day of erasure comes.
CREATE TABLE out_migration_certificate (
  node VARCHAR(48) NOT NULL,
  origin VARCHAR(48) NOT NULL,
  request_number VARCHAR(64) NOT NULL,
  body BLOB(1M) NOT NULL,
  received_at BIGINT NOT NULL,
  erase_at BIGINT NOT NULL,
  PRIMARY KEY (node, origin, request_number)
);
CREATE INDEX certificate_by_erasure ON out_migration_certificate (erase_at);
CREATE TABLE out_migration_person (
  node VARCHAR(48) NOT NULL,
  origin VARCHAR(48) NOT NULL,
  request_number VARCHAR(64) NOT NULL,
  resident_code VARCHAR(11) NOT NULL,
  PRIMARY KEY (node, origin, request_number, resident_code)
);

-- 転出届 at the old home: where a resident said to be going. Lets the new home pull the certificate.
CREATE TABLE out_migration_notice (
  node VARCHAR(48) NOT NULL,
  resident_code VARCHAR(11) NOT NULL,
  destination VARCHAR(48) NOT NULL,
  destination_address_full CLOB(1M) NOT NULL,
  planned_date VARCHAR(64) NOT NULL,
  notified_on VARCHAR(64) NOT NULL,
  PRIMARY KEY (node, resident_code)
);

-- 広域交付: at the place of issue (role ISSUE) the copies asked for, at the home (role HOME) those to decide.
-- body at HOME is the request until it is decided; at ISSUE it is the answer until it is printed.
CREATE TABLE residence_copy (
  node VARCHAR(48) NOT NULL,
  role VARCHAR(5) NOT NULL,
  other VARCHAR(48) NOT NULL,
  request_number VARCHAR(64) NOT NULL,
  receipt_number VARCHAR(64),
  state VARCHAR(12) NOT NULL,
  reason VARCHAR(8),
  body BLOB(1M),
  changed_at BIGINT NOT NULL,
  PRIMARY KEY (node, role, other, request_number)
);

-- 個人番号カード at the card management system.
CREATE TABLE card (
  node VARCHAR(48) NOT NULL,
  card_number VARCHAR(32) NOT NULL,
  resident_code VARCHAR(11) NOT NULL,
  municipality VARCHAR(6) NOT NULL,
  state VARCHAR(3) NOT NULL,
  changed_at BIGINT NOT NULL,
  PRIMARY KEY (node, card_number)
);
CREATE TABLE card_history (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  node VARCHAR(48) NOT NULL,
  card_number VARCHAR(32) NOT NULL,
  card_event VARCHAR(3) NOT NULL,
  state VARCHAR(3) NOT NULL,
  event_date VARCHAR(64) NOT NULL,
  municipality VARCHAR(6) NOT NULL,
  request_number VARCHAR(64) NOT NULL,
  recorded_at BIGINT NOT NULL
);
