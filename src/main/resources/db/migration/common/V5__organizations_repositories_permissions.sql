-- What clients read and write of organizations and image repositories beside their tags.
ALTER TABLE generation ADD COLUMN last_organization_id BIGINT DEFAULT 0 NOT NULL;
UPDATE generation SET last_organization_id = (SELECT COALESCE(MAX(id), 0) FROM organization);
ALTER TABLE generation ALTER COLUMN last_organization_id DROP DEFAULT;

-- organization_id is the number that clients are shown; account_id is null for what belongs to the emulator's own account.
ALTER TABLE organization ADD COLUMN organization_id BIGINT DEFAULT 0 NOT NULL;
UPDATE organization SET organization_id = id;
ALTER TABLE organization ALTER COLUMN organization_id DROP DEFAULT;
ALTER TABLE organization ADD COLUMN account_id VARCHAR(255);
ALTER TABLE organization ADD COLUMN creator_name VARCHAR(255);

-- Apart from image_repository, to which tags and manifests point: a changed row is another row in the generation of changes.
-- Its rows of before have the keys of their image repositories.
CREATE SEQUENCE image_repository_details_seq START WITH 1000000000001 INCREMENT BY 50;
CREATE TABLE image_repository_details (
    id                  BIGINT                      NOT NULL PRIMARY KEY,
    generation_id       BIGINT                      NOT NULL,
    hidden_in           BIGINT                      NOT NULL,
    image_repository_id BIGINT                      NOT NULL,
    category            VARCHAR(255)                NOT NULL,
    description         VARCHAR(30000)              NOT NULL,
    is_public           BOOLEAN                     NOT NULL,
    creator_id          VARCHAR(255),
    creator_name        VARCHAR(255),
    created_at          TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    updated_at          TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    CONSTRAINT image_repository_details_once UNIQUE (image_repository_id, generation_id),
    CONSTRAINT image_repository_details_of FOREIGN KEY (image_repository_id) REFERENCES image_repository (id),
    CONSTRAINT image_repository_details_generation FOREIGN KEY (generation_id) REFERENCES generation (id)
);
CREATE INDEX image_repository_details_of_generation ON image_repository_details (generation_id);

INSERT INTO image_repository_details (id, generation_id, hidden_in, image_repository_id, category, description, is_public,
    created_at, updated_at)
    SELECT r.id, r.generation_id, r.hidden_in, r.id, 'other', '', FALSE,
        COALESCE(MIN(t.created_at), TIMESTAMP WITH TIME ZONE '2026-01-01 00:00:00+00'),
        COALESCE(MAX(t.updated_at), TIMESTAMP WITH TIME ZONE '2026-01-01 00:00:00+00')
    FROM image_repository r LEFT JOIN tag t ON t.image_repository_id = r.id
    GROUP BY r.id, r.generation_id, r.hidden_in;

-- image_repository_id is null for a permission on the whole organization.
CREATE SEQUENCE permission_seq INCREMENT BY 50;
CREATE TABLE permission (
    id                  BIGINT       NOT NULL PRIMARY KEY,
    generation_id       BIGINT       NOT NULL,
    hidden_in           BIGINT       NOT NULL,
    organization_id     BIGINT       NOT NULL,
    image_repository_id BIGINT,
    user_id             VARCHAR(255) NOT NULL,
    user_name           VARCHAR(255) NOT NULL,
    access_level        VARCHAR(16)  NOT NULL,
    CONSTRAINT permission_generation FOREIGN KEY (generation_id) REFERENCES generation (id)
);
CREATE INDEX permission_of_user ON permission (user_id, organization_id);
CREATE INDEX permission_of_generation ON permission (generation_id);
-- Before the keys, so that H2 makes none of its own.
CREATE INDEX permission_of_organization ON permission (organization_id, image_repository_id);
CREATE INDEX permission_of_image_repository ON permission (image_repository_id);
ALTER TABLE permission ADD CONSTRAINT permission_organization
    FOREIGN KEY (organization_id) REFERENCES organization (id);
ALTER TABLE permission ADD CONSTRAINT permission_image_repository
    FOREIGN KEY (image_repository_id) REFERENCES image_repository (id);

-- Ties break by name, which a copy of a row keeps: a page that begins after a tag finds its place whatever was copied.
DROP INDEX tag_newest_first;
DROP INDEX tag_oldest_first;
CREATE INDEX tag_newest_first ON tag (image_repository_id, updated_at DESC, tag_id, name);
CREATE INDEX tag_oldest_first ON tag (image_repository_id, updated_at, tag_id, name);

-- Which manifests are indexes is asked for when a manifest goes. Not the repository first, so that H2 takes it for nothing else.
CREATE INDEX manifest_image_indexes ON manifest (image_index, image_repository_id);
