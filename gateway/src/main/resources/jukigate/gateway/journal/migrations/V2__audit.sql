-- The audit log that proves itself: a leaf for each decision, written in the transaction of the decision.
-- Place in the tree and chain value come with the next checkpoint; until then they are null.
CREATE TABLE audit_leaf (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  exchange_id BIGINT NOT NULL,
  content VARCHAR(8000) NOT NULL,
  tree_index BIGINT,
  chain CHAR(64)
);

CREATE INDEX audit_leaf_place ON audit_leaf (tree_index);
CREATE INDEX audit_leaf_exchange ON audit_leaf (exchange_id);

-- The signed heads. The frontier (complete subtrees, from the left) lets the tree grow without reading it.
CREATE TABLE audit_checkpoint (
  tree_size BIGINT NOT NULL PRIMARY KEY,
  root CHAR(64) NOT NULL,
  made_at VARCHAR(40) NOT NULL,
  chain CHAR(64) NOT NULL,
  frontier VARCHAR(4200) NOT NULL,
  signature VARCHAR(1000) NOT NULL,
  certificate VARCHAR(8000) NOT NULL
);
