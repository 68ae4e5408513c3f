-- What every simulated node keeps about messages. Everything is keyed by node: many nodes share one database.
-- Times are milliseconds since 1970-01-01T00:00:00Z.

-- Requests that were admitted once: (node, signer, MessageID) never twice. Kept at least until the message expires.
CREATE TABLE admitted (
  node VARCHAR(48) NOT NULL,
  signer VARCHAR(48) NOT NULL,
  message_id VARCHAR(48) NOT NULL,
  expires_at BIGINT NOT NULL,
  PRIMARY KEY (node, signer, message_id)
);
CREATE INDEX admitted_by_expiry ON admitted (expires_at);

-- Matters that were applied once: 依頼管理番号 of a sender, what it said, what was answered.
CREATE TABLE receipt (
  node VARCHAR(48) NOT NULL,
  sender VARCHAR(48) NOT NULL,
  request_number VARCHAR(64) NOT NULL,
  content_hash CHAR(64) NOT NULL,
  answer BLOB(1M) NOT NULL,
  received_at BIGINT NOT NULL,
  PRIMARY KEY (node, sender, request_number)
);

-- Notifications that a node owes to another one. In order per (node, order_key), by id.
-- body is erased when the receiver has acknowledged.
CREATE TABLE outbox (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  node VARCHAR(48) NOT NULL,
  destination VARCHAR(48) NOT NULL,
  request_action VARCHAR(128) NOT NULL,
  request_number VARCHAR(64) NOT NULL,
  order_key VARCHAR(64) NOT NULL,
  operator_id VARCHAR(64) NOT NULL,
  terminal_id VARCHAR(64) NOT NULL,
  purpose VARCHAR(8) NOT NULL,
  body BLOB(1M),
  state VARCHAR(12) NOT NULL,
  attempts INTEGER NOT NULL,
  created_at BIGINT NOT NULL,
  next_attempt_at BIGINT NOT NULL,
  erase_at BIGINT,
  last_result VARCHAR(1000),
  UNIQUE (node, request_number)
);
CREATE INDEX outbox_due ON outbox (state, next_attempt_at);
CREATE INDEX outbox_order ON outbox (node, order_key, state, id);

-- Numbers that a node has given out: 依頼管理番号 and the like.
CREATE TABLE counter (
  node VARCHAR(48) NOT NULL,
  name VARCHAR(32) NOT NULL,
  last_value BIGINT NOT NULL,
  PRIMARY KEY (node, name)
);
