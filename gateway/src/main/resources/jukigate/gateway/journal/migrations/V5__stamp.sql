-- Time stamps (RFC 3161) over signed heads: Base64 of the token in DER.
CREATE TABLE audit_stamp (
  tree_size BIGINT NOT NULL PRIMARY KEY,
  token VARCHAR(32000) NOT NULL
);
