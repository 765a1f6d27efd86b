-- Every row belongs to a generation. What is shown is a base generation, which never changes, and over it the rows of a
-- generation of changes, without the rows of the base that are hidden in it. To go back is to show other generations.
CREATE SEQUENCE generation_seq START WITH 3;

-- The numbers that clients are shown and that were given out so far.
CREATE TABLE generation (
    id           BIGINT  NOT NULL PRIMARY KEY,
    last_repo_id BIGINT  NOT NULL,
    last_tag_id  BIGINT  NOT NULL,
    changed      BOOLEAN NOT NULL
);
INSERT INTO generation (id, last_repo_id, last_tag_id, changed)
    SELECT 1, COALESCE(MAX(repo_id), 0), (SELECT COALESCE(MAX(tag_id), 0) FROM tag), TRUE FROM image_repository;
INSERT INTO generation (id, last_repo_id, last_tag_id, changed)
    SELECT 2, last_repo_id, last_tag_id, FALSE FROM generation WHERE id = 1;

-- One row: who exchanges what is shown holds its lock, so that instances that start together seed once.
CREATE TABLE catalog_state (
    id         INTEGER NOT NULL PRIMARY KEY,
    seed_id    BIGINT  NOT NULL,
    base_id    BIGINT  NOT NULL,
    changes_id BIGINT  NOT NULL,
    seeded_at  TIMESTAMP(6) WITH TIME ZONE,
    CONSTRAINT catalog_state_one_row CHECK (id = 1),
    CONSTRAINT catalog_state_seed FOREIGN KEY (seed_id) REFERENCES generation (id),
    CONSTRAINT catalog_state_base FOREIGN KEY (base_id) REFERENCES generation (id),
    CONSTRAINT catalog_state_changes FOREIGN KEY (changes_id) REFERENCES generation (id)
);
INSERT INTO catalog_state (id, seed_id, base_id, changes_id, seeded_at) SELECT 1, 1, 1, 2, applied_at FROM seed_state;
DROP TABLE seed_state;

CREATE TABLE snapshot (
    name          VARCHAR(128) NOT NULL PRIMARY KEY,
    generation_id BIGINT       NOT NULL,
    taken_at      TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    CONSTRAINT snapshot_generation FOREIGN KEY (generation_id) REFERENCES generation (id)
);

ALTER TABLE organization ADD COLUMN generation_id BIGINT DEFAULT 1 NOT NULL;
ALTER TABLE organization ALTER COLUMN generation_id DROP DEFAULT;
ALTER TABLE organization ADD COLUMN hidden_in BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE organization DROP CONSTRAINT organization_name_unique;
ALTER TABLE organization ADD CONSTRAINT organization_name_unique UNIQUE (name, generation_id);
CREATE INDEX organization_of_generation ON organization (generation_id);
ALTER TABLE organization ADD CONSTRAINT organization_generation
    FOREIGN KEY (generation_id) REFERENCES generation (id);

ALTER TABLE image_repository ADD COLUMN generation_id BIGINT DEFAULT 1 NOT NULL;
ALTER TABLE image_repository ALTER COLUMN generation_id DROP DEFAULT;
ALTER TABLE image_repository ADD COLUMN hidden_in BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE image_repository ADD CONSTRAINT image_repository_name_in_generation_unique
    UNIQUE (organization_id, name, generation_id);
ALTER TABLE image_repository DROP CONSTRAINT image_repository_name_unique;
CREATE INDEX image_repository_of_generation ON image_repository (generation_id);
ALTER TABLE image_repository ADD CONSTRAINT image_repository_generation
    FOREIGN KEY (generation_id) REFERENCES generation (id);

ALTER TABLE manifest ADD COLUMN generation_id BIGINT DEFAULT 1 NOT NULL;
ALTER TABLE manifest ALTER COLUMN generation_id DROP DEFAULT;
ALTER TABLE manifest ADD COLUMN hidden_in BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE manifest ADD CONSTRAINT manifest_digest_in_generation_unique
    UNIQUE (image_repository_id, digest, generation_id);
ALTER TABLE manifest DROP CONSTRAINT manifest_digest_unique;
CREATE INDEX manifest_of_generation ON manifest (generation_id);
ALTER TABLE manifest ADD CONSTRAINT manifest_generation
    FOREIGN KEY (generation_id) REFERENCES generation (id);

ALTER TABLE tag ADD COLUMN generation_id BIGINT DEFAULT 1 NOT NULL;
ALTER TABLE tag ALTER COLUMN generation_id DROP DEFAULT;
ALTER TABLE tag ADD COLUMN hidden_in BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE tag ADD CONSTRAINT tag_name_in_generation_unique UNIQUE (image_repository_id, name, generation_id);
ALTER TABLE tag DROP CONSTRAINT tag_name_unique;
CREATE INDEX tag_of_generation ON tag (generation_id);
ALTER TABLE tag ADD CONSTRAINT tag_generation
    FOREIGN KEY (generation_id) REFERENCES generation (id);
