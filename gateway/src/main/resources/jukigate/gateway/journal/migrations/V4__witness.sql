-- Which head a node has taken as a witness, and its countersignature.
CREATE TABLE audit_witness (
  node VARCHAR(60) NOT NULL PRIMARY KEY,
  tree_size BIGINT NOT NULL,
  countersignature VARCHAR(2000) NOT NULL,
  certificate VARCHAR(12000) NOT NULL,
  witnessed_at VARCHAR(40) NOT NULL
);
