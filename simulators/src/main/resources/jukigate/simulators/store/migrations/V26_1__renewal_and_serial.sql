-- 電子証明書のシリアル番号 at the national server.
CREATE TABLE certificate_serial (
  node VARCHAR(48) NOT NULL,
  serial VARCHAR(40) NOT NULL,
  resident_code VARCHAR(11) NOT NULL,
  erase_at BIGINT NOT NULL,
  PRIMARY KEY (node, serial)
);
CREATE INDEX certificate_serial_by_erasure ON certificate_serial (erase_at);

-- 更新対象者照会, at both ends: whom is asked about, and whether delivery addresses have followed.
CREATE TABLE renewal_target (
  node VARCHAR(48) NOT NULL,
  other VARCHAR(48) NOT NULL,
  request_number VARCHAR(64) NOT NULL,
  resident_code VARCHAR(11) NOT NULL,
  valid_until VARCHAR(64) NOT NULL,
  state VARCHAR(12) NOT NULL,
  erase_at BIGINT NOT NULL,
  PRIMARY KEY (node, other, request_number, resident_code)
);
CREATE INDEX renewal_target_by_erasure ON renewal_target (erase_at);
CREATE INDEX renewal_target_by_resident ON renewal_target (node, resident_code);
