-- Names are ordered byte by byte, whatever the language of the database.
CREATE DOMAIN byte_ordered_text AS VARCHAR(128) COLLATE "C";
