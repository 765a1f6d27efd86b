-- Counts the changes of what is shown.
ALTER TABLE catalog_state ADD COLUMN version BIGINT DEFAULT 0 NOT NULL;
