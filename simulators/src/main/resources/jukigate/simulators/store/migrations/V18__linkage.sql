-- 処理通番 at the national server: for whom a 符号 is to be made.
CREATE TABLE linkage_number (
  node VARCHAR(48) NOT NULL,
  processing_number VARCHAR(20) NOT NULL,
  resident_code VARCHAR(11) NOT NULL,
  municipality VARCHAR(6) NOT NULL,
  erase_at BIGINT NOT NULL,
  PRIMARY KEY (node, processing_number)
);
CREATE INDEX linkage_number_by_erasure ON linkage_number (erase_at);
