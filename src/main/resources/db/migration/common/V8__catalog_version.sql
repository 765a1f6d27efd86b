-- Counts the changes of what is shown: whoever kept something sees by it whether that is still so.
ALTER TABLE catalog_state ADD COLUMN version BIGINT DEFAULT 0 NOT NULL;
