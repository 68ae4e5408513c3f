-- How records of a server are found by name and address: their search keys.
CREATE TABLE identity_key (
  record_id BIGINT NOT NULL PRIMARY KEY,
  node VARCHAR(48) NOT NULL,
  name_key VARCHAR(1600) NOT NULL,
  address_key VARCHAR(1600) NOT NULL
);
CREATE INDEX identity_key_by_name ON identity_key (node, name_key);

-- 提供の記録: who asked what for, refused questions too; no item of the person but the code.
CREATE TABLE identity_provision (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  node VARCHAR(48) NOT NULL,
  asker VARCHAR(48) NOT NULL,
  operation VARCHAR(64) NOT NULL,
  purpose VARCHAR(8) NOT NULL,
  operator_id VARCHAR(64) NOT NULL,
  terminal_id VARCHAR(64) NOT NULL,
  resident_code VARCHAR(11),
  items VARCHAR(400) NOT NULL,
  refusal VARCHAR(8),
  provided_at BIGINT NOT NULL,
  erase_at BIGINT NOT NULL
);
CREATE INDEX identity_provision_by_person ON identity_provision (node, resident_code, id);
CREATE INDEX identity_provision_by_erasure ON identity_provision (erase_at);
