-- What a node still owes is counted at each new entry, without reading what it has delivered.
CREATE INDEX outbox_owed ON outbox (node, state);
