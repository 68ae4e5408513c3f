-- 操作履歴: who did or tried what at the counter of a node.
CREATE TABLE operator_act (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  node VARCHAR(48) NOT NULL,
  operator_id VARCHAR(64) NOT NULL,
  terminal_id VARCHAR(64) NOT NULL,
  act VARCHAR(16) NOT NULL,
  subject VARCHAR(64) NOT NULL,
  at_time BIGINT NOT NULL,
  refusal VARCHAR(8),
  erase_at BIGINT NOT NULL
);
CREATE INDEX operator_act_by_node ON operator_act (node, id);
CREATE INDEX operator_act_by_erasure ON operator_act (erase_at);
