-- 送付先情報ファイル: at the CS that sent it and at the card management system, until its day of erasure. Never in a backup.
CREATE TABLE delivery_address (
  node VARCHAR(48) NOT NULL,
  municipality VARCHAR(6) NOT NULL,
  delivery_number VARCHAR(32) NOT NULL,
  body BLOB(1M) NOT NULL,
  erase_at BIGINT NOT NULL,
  PRIMARY KEY (node, municipality, delivery_number)
);
CREATE INDEX delivery_by_erasure ON delivery_address (erase_at);
