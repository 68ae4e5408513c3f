-- X01: 異常時更新順番号 of an update that was resent after others were lost; 0 of every other.
ALTER TABLE identity_history ADD COLUMN recovery_number INTEGER NOT NULL DEFAULT 0;
