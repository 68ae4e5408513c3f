-- 住民票コード that the national server assigned to a municipality, never deleted: none is assigned twice.
CREATE TABLE assigned_code (
  node VARCHAR(48) NOT NULL,
  resident_code VARCHAR(11) NOT NULL,
  municipality VARCHAR(6) NOT NULL,
  request_number VARCHAR(64) NOT NULL,
  assigned_at BIGINT NOT NULL,
  used_at BIGINT,
  PRIMARY KEY (node, resident_code)
);
CREATE INDEX assigned_by_municipality ON assigned_code (node, municipality, used_at);

-- 空きコード of a CS, and those that it has drawn.
CREATE TABLE unused_code (
  node VARCHAR(48) NOT NULL,
  resident_code VARCHAR(11) NOT NULL,
  received_at BIGINT NOT NULL,
  drawn_at BIGINT,
  PRIMARY KEY (node, resident_code)
);
CREATE INDEX unused_code_left ON unused_code (node, drawn_at, resident_code);

-- How many 空きコード a CS asked for.
CREATE TABLE code_request (
  node VARCHAR(48) NOT NULL,
  request_number VARCHAR(64) NOT NULL,
  wanted INTEGER NOT NULL,
  asked_at BIGINT NOT NULL,
  answered VARCHAR(1) NOT NULL,
  PRIMARY KEY (node, request_number)
);

-- 旧住民票コード at a CS or server: nobody gets it again.
CREATE TABLE retired_code (
  node VARCHAR(48) NOT NULL,
  resident_code VARCHAR(11) NOT NULL,
  retired_at BIGINT NOT NULL,
  PRIMARY KEY (node, resident_code)
);
ALTER TABLE identity_history ADD COLUMN former_code VARCHAR(11);
ALTER TABLE identity_history ADD COLUMN code_used_since VARCHAR(64);

-- There before two ask at once for the first time: whoever raises it holds it until the end of the transaction.
INSERT INTO counter (node, name, last_value) VALUES ('national', 'code-notice', 0);
INSERT INTO counter (node, name, last_value) VALUES ('national', 'resident-code', 0);
