-- What a resident asked for beside the items of every copy: names of CopyItem, by commas; empty for nothing.
ALTER TABLE residence_copy ADD COLUMN asked VARCHAR(120);
