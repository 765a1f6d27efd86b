CREATE SEQUENCE organization_seq INCREMENT BY 50;
CREATE SEQUENCE image_repository_seq INCREMENT BY 50;
CREATE SEQUENCE manifest_seq INCREMENT BY 500;
CREATE SEQUENCE tag_seq INCREMENT BY 500;

CREATE TABLE organization (
    id   BIGINT      NOT NULL PRIMARY KEY,
    name VARCHAR(64) NOT NULL,
    CONSTRAINT organization_name_unique UNIQUE (name)
);

-- repo_id is the number that clients are shown; it is stated by a seed and need not be unique.
CREATE TABLE image_repository (
    id              BIGINT       NOT NULL PRIMARY KEY,
    organization_id BIGINT       NOT NULL,
    name            VARCHAR(128) NOT NULL,
    repo_id         BIGINT       NOT NULL,
    CONSTRAINT image_repository_organization FOREIGN KEY (organization_id) REFERENCES organization (id),
    CONSTRAINT image_repository_name_unique UNIQUE (organization_id, name),
    CONSTRAINT image_repository_repo_id_range CHECK (repo_id >= 0)
);

-- content is the document byte by byte; digest is what the registry says of it.
CREATE TABLE manifest (
    id                  BIGINT       NOT NULL PRIMARY KEY,
    image_repository_id BIGINT       NOT NULL,
    digest              VARCHAR(71)  NOT NULL,
    content             BYTEA        NOT NULL,
    schema_version      INTEGER      NOT NULL,
    image_id            VARCHAR(255) NOT NULL,
    size                BIGINT       NOT NULL,
    image_index         BOOLEAN      NOT NULL,
    CONSTRAINT manifest_image_repository FOREIGN KEY (image_repository_id) REFERENCES image_repository (id),
    CONSTRAINT manifest_digest_unique UNIQUE (image_repository_id, digest),
    -- for tag_manifest below
    CONSTRAINT manifest_image_repository_unique UNIQUE (id, image_repository_id),
    -- BETWEEN, since H2 forgets an IN with the connection that made the table
    CONSTRAINT manifest_schema_version_range CHECK (schema_version BETWEEN 1 AND 2),
    CONSTRAINT manifest_size_range CHECK (size >= 0)
);

-- tag_id is the number that clients are shown; path, internal_path and account_id are there only where a seed states them.
CREATE TABLE tag (
    id                  BIGINT                      NOT NULL PRIMARY KEY,
    image_repository_id BIGINT                      NOT NULL,
    manifest_id         BIGINT                      NOT NULL,
    name                byte_ordered_text           NOT NULL,
    tag_id              BIGINT                      NOT NULL,
    trusted             BOOLEAN                     NOT NULL,
    scanned             BOOLEAN                     NOT NULL,
    created_at          TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    updated_at          TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    deleted_at          TIMESTAMP(6) WITH TIME ZONE,
    path                VARCHAR(1024),
    internal_path       VARCHAR(1024),
    account_id          VARCHAR(255),
    CONSTRAINT tag_name_unique UNIQUE (image_repository_id, name),
    CONSTRAINT tag_tag_id_range CHECK (tag_id >= 0)
);

-- The list's two orders by time; the orders by name have the unique index.
CREATE INDEX tag_newest_first ON tag (image_repository_id, updated_at DESC, tag_id, id);
CREATE INDEX tag_oldest_first ON tag (image_repository_id, updated_at, tag_id, id);

-- A tag points to a manifest of its own repository. The index is there first, and begins with the manifest, so that H2
-- neither makes one of its own nor takes it for the lists.
CREATE INDEX tag_of_manifest ON tag (manifest_id, image_repository_id);
ALTER TABLE tag ADD CONSTRAINT tag_manifest
    FOREIGN KEY (manifest_id, image_repository_id) REFERENCES manifest (id, image_repository_id);
