-- A name alone says little: in a large store thousands have it. With the item that must come beside it (R4) an index
-- leads to whoever is meant, without looking at all of the same name.
ALTER TABLE identity_key ADD COLUMN birth_date VARCHAR(64) NOT NULL DEFAULT '';
UPDATE identity_key SET birth_date = (SELECT r.birth_date FROM identity_record r WHERE r.id = record_id);
DROP INDEX identity_key_by_name;
CREATE INDEX identity_key_by_birth ON identity_key (node, name_key, birth_date);
CREATE INDEX identity_key_by_address ON identity_key (node, name_key, address_key);
