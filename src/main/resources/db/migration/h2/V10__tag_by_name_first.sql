-- Of rows that are not committed H2 has no statistics, and takes the first of the indexes that look alike to it.
-- Now those of the generation come after tag_by_name, so that a tag is found by its name also while a million are written.
ALTER TABLE tag DROP CONSTRAINT tag_generation;
DROP INDEX tag_of_generation;
CREATE INDEX tag_of_generation ON tag (generation_id, image_repository_id, id);
ALTER TABLE tag ADD CONSTRAINT tag_generation FOREIGN KEY (generation_id) REFERENCES generation (id);
