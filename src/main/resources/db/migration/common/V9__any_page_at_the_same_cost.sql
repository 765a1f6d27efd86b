-- How many tags an image repository has. Every change of its tags renews this row, so that none of them need be counted.
ALTER TABLE image_repository_details ADD COLUMN tag_count BIGINT DEFAULT 0 NOT NULL;
UPDATE image_repository_details d SET tag_count = (
    SELECT COUNT(*) FROM tag t CROSS JOIN catalog_state s
    WHERE t.image_repository_id = d.image_repository_id
    AND (t.generation_id = d.generation_id
        OR (d.generation_id = s.changes_id AND t.generation_id = s.base_id AND t.hidden_in <> s.changes_id)));
ALTER TABLE image_repository_details ALTER COLUMN tag_count DROP DEFAULT;

-- A long list is in sections: so many tags follow the place that updated_at, tag_id and name tell. What a store of before has
-- gets them with the next change of its tags.
CREATE SEQUENCE tag_section_seq INCREMENT BY 50;
CREATE TABLE tag_section (
    id                  BIGINT                      NOT NULL PRIMARY KEY,
    generation_id       BIGINT                      NOT NULL,
    hidden_in           BIGINT                      NOT NULL,
    image_repository_id BIGINT                      NOT NULL,
    list_order          VARCHAR(16)                 NOT NULL,
    updated_at          TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    tag_id              BIGINT                      NOT NULL,
    name                byte_ordered_text           NOT NULL,
    tags                BIGINT                      NOT NULL,
    CONSTRAINT tag_section_generation FOREIGN KEY (generation_id) REFERENCES generation (id)
);
CREATE INDEX tag_section_of_generation ON tag_section (generation_id);
-- Before the key, so that H2 makes none of its own.
CREATE INDEX tag_section_of_list ON tag_section (image_repository_id, list_order);
ALTER TABLE tag_section ADD CONSTRAINT tag_section_image_repository
    FOREIGN KEY (image_repository_id) REFERENCES image_repository (id);

-- The list's orders, with all that tells whether a tag is shown, so that those that are passed over are not read.
DROP INDEX tag_newest_first;
DROP INDEX tag_oldest_first;
CREATE INDEX tag_newest_first ON tag (image_repository_id, updated_at DESC, tag_id, name, generation_id, hidden_in);
CREATE INDEX tag_oldest_first ON tag (image_repository_id, updated_at, tag_id, name, generation_id, hidden_in);
CREATE UNIQUE INDEX tag_by_name ON tag (image_repository_id, name, generation_id) INCLUDE (hidden_in);
ALTER TABLE tag DROP CONSTRAINT tag_name_in_generation_unique;
