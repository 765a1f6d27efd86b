-- Seals the markers of paged lists, the same on every instance and after every start.
ALTER TABLE catalog_state ADD COLUMN marker_key VARCHAR(36) DEFAULT CAST(gen_random_uuid() AS VARCHAR(36)) NOT NULL;
