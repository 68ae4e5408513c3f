-- Class of the erasure that took the bytes of a row; null while they are there. What proves it is a leaf.
ALTER TABLE exchange ADD COLUMN erased VARCHAR(10);
