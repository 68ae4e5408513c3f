-- Ids of the operator's keys under which messages are stored. Older rows hold their messages as they were.
CREATE TABLE payload_key (
  id CHAR(16) NOT NULL PRIMARY KEY
);
