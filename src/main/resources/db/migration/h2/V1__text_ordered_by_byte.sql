-- Names are ordered byte by byte, which is H2's own order of text.
CREATE DOMAIN byte_ordered_text AS VARCHAR(128);
