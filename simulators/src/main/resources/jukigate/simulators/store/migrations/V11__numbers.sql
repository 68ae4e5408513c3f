-- 個人番号 that the national server gave out, never deleted: a new number differs from all former ones.
CREATE TABLE issued_number (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  node VARCHAR(48) NOT NULL,
  individual_number VARCHAR(12) NOT NULL,
  resident_code VARCHAR(11) NOT NULL,
  municipality VARCHAR(6) NOT NULL,
  kind VARCHAR(3) NOT NULL,
  request_number VARCHAR(64) NOT NULL,
  issued_at BIGINT NOT NULL,
  UNIQUE (node, individual_number)
);
CREATE INDEX issued_by_resident ON issued_number (node, resident_code, id);
CREATE INDEX identity_history_by_number ON identity_history (node, individual_number);

-- 個人番号 that a CS asked for, and with what it goes on when the number comes.
CREATE TABLE number_request (
  node VARCHAR(48) NOT NULL,
  request_number VARCHAR(64) NOT NULL,
  resident_code VARCHAR(11) NOT NULL,
  kind VARCHAR(3) NOT NULL,
  event_request VARCHAR(64) NOT NULL,
  operator_id VARCHAR(64) NOT NULL,
  terminal_id VARCHAR(64) NOT NULL,
  reason VARCHAR(3) NOT NULL,
  event_date VARCHAR(64) NOT NULL,
  answered VARCHAR(1) NOT NULL,
  PRIMARY KEY (node, request_number)
);
CREATE INDEX number_request_by_resident ON number_request (node, resident_code, answered);

-- There before two ask at once for the first time: whoever raises it holds it until the end of the transaction.
INSERT INTO counter (node, name, last_value) VALUES ('national', 'number-notice', 0);
INSERT INTO counter (node, name, last_value) VALUES ('national', 'individual-number', 0);
