-- What was provided, why a question was refused, and a way to the provisions of one person (X18).
ALTER TABLE supplement_provision ADD COLUMN items VARCHAR(400);
ALTER TABLE supplement_provision ADD COLUMN refusal VARCHAR(8);
CREATE INDEX supplement_provision_by_person ON supplement_provision (node, resident_code, id);
