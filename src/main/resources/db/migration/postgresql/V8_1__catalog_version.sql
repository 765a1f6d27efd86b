-- What was read stays true while this is the same: which transactions are seen, so that no write goes by, whoever made it.
CREATE VIEW catalog_version AS SELECT CAST(pg_current_snapshot() AS TEXT) AS version;
