-- Gateways on one database: whoever has changed this row and not committed yet has the turn.
CREATE TABLE journal_turn (
  id INTEGER NOT NULL PRIMARY KEY,
  turns BIGINT NOT NULL
);

INSERT INTO journal_turn (id, turns) VALUES (1, 0);
