-- Heads and administrative acts are shown newest first, a page at a time: read along an index, never sorted.
-- The second takes the place of an index of exchange_id alone; a leaf costs as many indexes as before.
CREATE INDEX audit_checkpoint_newest ON audit_checkpoint (tree_size DESC);
DROP INDEX audit_leaf_exchange;
CREATE INDEX audit_leaf_exchange ON audit_leaf (exchange_id, id DESC);
