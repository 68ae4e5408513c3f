-- What a resident's record was before each update, so that the last one can be taken back (異動の取消し). Appended, never changed.
CREATE TABLE resident_before AS SELECT * FROM resident WITH NO DATA;
ALTER TABLE resident_before ADD COLUMN replaced_by INTEGER NOT NULL DEFAULT 0;
CREATE INDEX resident_before_by_code ON resident_before (node, resident_code, replaced_by);
