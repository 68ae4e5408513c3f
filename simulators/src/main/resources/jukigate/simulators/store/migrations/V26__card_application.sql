-- 交付申請書 at the card management system: which id was given to whom.
CREATE TABLE card_application (
  node VARCHAR(48) NOT NULL,
  application_id VARCHAR(23) NOT NULL,
  resident_code VARCHAR(11) NOT NULL,
  municipality VARCHAR(6) NOT NULL,
  request_number VARCHAR(64) NOT NULL,
  erase_at BIGINT NOT NULL,
  PRIMARY KEY (node, application_id)
);
CREATE INDEX card_application_by_erasure ON card_application (erase_at);
CREATE INDEX card_by_holder ON card (node, resident_code);

-- 交付申請書 at the CS, until it is printed.
CREATE TABLE application_form (
  node VARCHAR(48) NOT NULL,
  request_number VARCHAR(64) NOT NULL,
  body BLOB(64K) NOT NULL,
  PRIMARY KEY (node, request_number)
);
