-- What was read stays true while this is the same. Only one process writes to an H2 store, and counts.
CREATE VIEW catalog_version AS SELECT CAST(version AS VARCHAR(64)) AS version FROM catalog_state;
