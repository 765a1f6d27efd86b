-- Lists of image repositories are ordered by these names, the same whatever the language of the database.
ALTER TABLE organization ALTER COLUMN name SET DATA TYPE byte_ordered_text;
ALTER TABLE image_repository ALTER COLUMN name SET DATA TYPE byte_ordered_text;
