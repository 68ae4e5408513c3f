-- 附票本人確認情報: at the CS of the registered domicile and at the supplementary servers. There is no 個人番号 here.
CREATE TABLE supplement_record (
  node VARCHAR(48) NOT NULL,
  resident_code VARCHAR(11) NOT NULL,
  name VARCHAR(1600) NOT NULL,
  name_full CLOB(1M) NOT NULL,
  furigana VARCHAR(800),
  birth_date VARCHAR(64) NOT NULL,
  sex VARCHAR(1) NOT NULL,
  address VARCHAR(1600) NOT NULL,
  address_full CLOB(1M) NOT NULL,
  kind VARCHAR(1) NOT NULL,
  entry_date VARCHAR(64) NOT NULL,
  municipality VARCHAR(6) NOT NULL,
  update_number INTEGER NOT NULL,
  PRIMARY KEY (node, resident_code)
);
CREATE INDEX supplement_by_name ON supplement_record (node, birth_date);

-- Every state that a record had, appended and never changed.
CREATE TABLE supplement_history (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  node VARCHAR(48) NOT NULL,
  resident_code VARCHAR(11) NOT NULL,
  name_full CLOB(1M) NOT NULL,
  address_full CLOB(1M) NOT NULL,
  kind VARCHAR(1) NOT NULL,
  entry_date VARCHAR(64) NOT NULL,
  update_number INTEGER NOT NULL,
  sender VARCHAR(48) NOT NULL,
  request_number VARCHAR(64) NOT NULL,
  recorded_at BIGINT NOT NULL
);

-- Who was told what of whom (提供の記録), refused questions too; no item of the person but the code.
CREATE TABLE supplement_provision (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  node VARCHAR(48) NOT NULL,
  asker VARCHAR(48) NOT NULL,
  purpose VARCHAR(8) NOT NULL,
  operator_id VARCHAR(64) NOT NULL,
  terminal_id VARCHAR(64) NOT NULL,
  resident_code VARCHAR(11),
  provided_at BIGINT NOT NULL,
  erase_at BIGINT NOT NULL
);
CREATE INDEX supplement_provision_by_erasure ON supplement_provision (erase_at);
