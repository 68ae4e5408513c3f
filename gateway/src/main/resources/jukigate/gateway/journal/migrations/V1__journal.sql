-- Every exchange and every refused attempt. Times are ISO 8601 UTC texts of one width, so they sort.
CREATE TABLE exchange (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  correlation_id CHAR(36) NOT NULL,
  received_at CHAR(24) NOT NULL,
  tls_peer VARCHAR(60) NOT NULL,
  sender VARCHAR(60) NOT NULL,
  receiver VARCHAR(60) NOT NULL,
  path VARCHAR(200) NOT NULL,
  action VARCHAR(200) NOT NULL,
  message_id VARCHAR(45) NOT NULL,
  verdict VARCHAR(16) NOT NULL,
  stage VARCHAR(10) NOT NULL,
  refusal_id VARCHAR(10) NOT NULL,
  detail VARCHAR(1000) NOT NULL,
  request_bytes ${bytes} NOT NULL,
  request_sha256 CHAR(64) NOT NULL,
  response_bytes ${bytes} NOT NULL,
  response_sha256 CHAR(64) NOT NULL,
  marks VARCHAR(400) NOT NULL,
  CONSTRAINT exchange_correlation UNIQUE (correlation_id)
);

CREATE INDEX exchange_message_id ON exchange (message_id);

-- The replay check: one row for each (signer, wsa:MessageID), for good.
CREATE TABLE admitted (
  signer VARCHAR(60) NOT NULL,
  message_id VARCHAR(45) NOT NULL,
  correlation_id CHAR(36) NOT NULL,
  CONSTRAINT admitted_once PRIMARY KEY (signer, message_id)
);
