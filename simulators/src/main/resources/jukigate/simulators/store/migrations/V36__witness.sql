-- Witness of the gateway's audit log: the newest signed head that continues all before it, and heads that do not.
CREATE TABLE witness_head (
  node VARCHAR(60) NOT NULL PRIMARY KEY,
  tree_size BIGINT NOT NULL,
  root CHAR(64) NOT NULL,
  made_at VARCHAR(40) NOT NULL,
  signature VARCHAR(2000) NOT NULL,
  certificate VARCHAR(12000) NOT NULL,
  received_at BIGINT NOT NULL
);

CREATE TABLE witness_conflict (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  node VARCHAR(60) NOT NULL,
  tree_size BIGINT NOT NULL,
  root CHAR(64) NOT NULL,
  made_at VARCHAR(40) NOT NULL,
  signature VARCHAR(2000) NOT NULL,
  certificate VARCHAR(12000) NOT NULL,
  received_at BIGINT NOT NULL
);

CREATE INDEX witness_conflict_node ON witness_conflict (node);
