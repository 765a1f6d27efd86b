-- The key of every row. Steps of 500, so that a process asks for as many at once. Both databases
-- read this spelling of the default.
CREATE SEQUENCE row_seq INCREMENT BY 500;

-- A world is one state of the catalog, and a session shows one. A world that is sealed never changes: it is copied before
-- its session's next change, by rows that are as many as the image repositories.
-- last_... are the highest of the numbers that clients are shown and that were given out.
CREATE TABLE world (
    id BIGINT DEFAULT nextval('row_seq') NOT NULL PRIMARY KEY,
    sealed               BOOLEAN NOT NULL,
    last_organization_id BIGINT  NOT NULL,
    last_repo_id         BIGINT  NOT NULL,
    last_tag_id          BIGINT  NOT NULL
);

-- Who changes the data of a session holds the lock of its row. A reset shows the world seed_id again.
CREATE TABLE session (
    id BIGINT DEFAULT nextval('row_seq') NOT NULL PRIMARY KEY,
    name       VARCHAR(64)                 NOT NULL,
    world_id   BIGINT                      NOT NULL,
    seed_id    BIGINT                      NOT NULL,
    access_key VARCHAR(128),
    secret_key VARCHAR(128),
    token      VARCHAR(128),
    opened_at  TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    used_at    TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    CONSTRAINT session_name_unique UNIQUE (name),
    CONSTRAINT session_access_key_unique UNIQUE (access_key),
    CONSTRAINT session_token_unique UNIQUE (token),
    CONSTRAINT session_world FOREIGN KEY (world_id) REFERENCES world (id),
    CONSTRAINT session_seed FOREIGN KEY (seed_id) REFERENCES world (id)
);

-- owner is the name of a session, or empty for a snapshot of all sessions.
CREATE TABLE snapshot (
    owner    VARCHAR(64)                 NOT NULL,
    name     VARCHAR(128)                NOT NULL,
    world_id BIGINT                      NOT NULL,
    taken_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    CONSTRAINT snapshot_key PRIMARY KEY (owner, name),
    CONSTRAINT snapshot_world FOREIGN KEY (world_id) REFERENCES world (id)
);

-- One row. Who counts sessions or snapshots of all sessions holds its lock.
CREATE TABLE store (
    id         INTEGER NOT NULL PRIMARY KEY,
    seeded_at  TIMESTAMP(6) WITH TIME ZONE,
    marker_key VARCHAR(64),
    CONSTRAINT store_one_row CHECK (id = 1)
);

INSERT INTO world (id, sealed, last_organization_id, last_repo_id, last_tag_id) VALUES (0, TRUE, 0, 0, 0);
INSERT INTO session (id, name, world_id, seed_id, opened_at, used_at)
    VALUES (0, 'default', 0, 0, CURRENT_TIMESTAMP, CURRENT_TIMESTAMP);
INSERT INTO store (id) VALUES (1);

-- Rows of a world refer to each other by name, so that a world is copied by one statement for each table.
-- organization_id is the number that clients are shown; account_id is null for what belongs to the emulator's own account.
CREATE TABLE organization (
    id BIGINT DEFAULT nextval('row_seq') NOT NULL PRIMARY KEY,
    world_id        BIGINT            NOT NULL,
    name            byte_ordered_text NOT NULL,
    organization_id BIGINT            NOT NULL,
    account_id      VARCHAR(255),
    creator_name    VARCHAR(255),
    CONSTRAINT organization_name_unique UNIQUE (world_id, name),
    CONSTRAINT organization_world FOREIGN KEY (world_id) REFERENCES world (id)
);

-- The tags of an image repository, and the manifests that have none. Several worlds may list one content: it is copied
-- before it changes then. revision grows with each change.
CREATE TABLE content (
    id BIGINT DEFAULT nextval('row_seq') NOT NULL PRIMARY KEY,
    revision  BIGINT NOT NULL,
    tag_count BIGINT NOT NULL
);

-- repo_id is the number that clients are shown; a seed may specify it, and it need not be unique.
CREATE TABLE image_repository (
    id BIGINT DEFAULT nextval('row_seq') NOT NULL PRIMARY KEY,
    world_id     BIGINT                      NOT NULL,
    organization byte_ordered_text           NOT NULL,
    name         byte_ordered_text           NOT NULL,
    content_id   BIGINT                      NOT NULL,
    repo_id      BIGINT                      NOT NULL,
    category     VARCHAR(255)                NOT NULL,
    description  VARCHAR(30000)              NOT NULL,
    is_public    BOOLEAN                     NOT NULL,
    creator_id   VARCHAR(255),
    creator_name VARCHAR(255),
    created_at   TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    updated_at   TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    CONSTRAINT image_repository_name_unique UNIQUE (world_id, organization, name),
    CONSTRAINT image_repository_repo_id_range CHECK (repo_id >= 0)
);
-- Before the keys, so that H2 makes none of its own.
CREATE INDEX image_repository_of_content ON image_repository (content_id);
ALTER TABLE image_repository ADD CONSTRAINT image_repository_organization
    FOREIGN KEY (world_id, organization) REFERENCES organization (world_id, name);
ALTER TABLE image_repository ADD CONSTRAINT image_repository_content
    FOREIGN KEY (content_id) REFERENCES content (id);

-- repository is null for a permission on the whole organization.
CREATE TABLE permission (
    id BIGINT DEFAULT nextval('row_seq') NOT NULL PRIMARY KEY,
    world_id     BIGINT            NOT NULL,
    organization byte_ordered_text NOT NULL,
    repository   byte_ordered_text,
    user_id      VARCHAR(255)      NOT NULL,
    user_name    VARCHAR(255)      NOT NULL,
    access_level VARCHAR(16)       NOT NULL
);
CREATE INDEX permission_of_resource ON permission (world_id, organization, repository);
CREATE INDEX permission_of_user ON permission (user_id, world_id, organization);
ALTER TABLE permission ADD CONSTRAINT permission_organization
    FOREIGN KEY (world_id, organization) REFERENCES organization (world_id, name);
ALTER TABLE permission ADD CONSTRAINT permission_image_repository
    FOREIGN KEY (world_id, organization, repository) REFERENCES image_repository (world_id, organization, name);

-- An image document, byte by byte, with what is reported of it; kept once for all contents that hold it, and never changed.
-- digest is what the registry says, sha256 what it is.
CREATE TABLE manifest (
    id BIGINT DEFAULT nextval('row_seq') NOT NULL PRIMARY KEY,
    digest         VARCHAR(135) NOT NULL,
    sha256         VARCHAR(71)  NOT NULL,
    content        BYTEA        NOT NULL,
    schema_version INTEGER      NOT NULL,
    image_id       VARCHAR(255) NOT NULL,
    size           BIGINT       NOT NULL,
    image_index    BOOLEAN      NOT NULL,
    -- BETWEEN, since H2 forgets an IN with the connection that made the table
    CONSTRAINT manifest_schema_version_range CHECK (schema_version BETWEEN 1 AND 2),
    CONSTRAINT manifest_size_range CHECK (size >= 0)
);
CREATE INDEX manifest_of_digest ON manifest (digest);

-- The digests that an image index lists.
CREATE TABLE manifest_child (
    manifest_id BIGINT       NOT NULL,
    digest      VARCHAR(135) NOT NULL,
    CONSTRAINT manifest_child_key PRIMARY KEY (manifest_id, digest),
    CONSTRAINT manifest_child_of FOREIGN KEY (manifest_id) REFERENCES manifest (id)
);
CREATE INDEX manifest_child_of_digest ON manifest_child (digest);

-- Nothing held these, so that they are deleted soon, unless something does by then.
CREATE TABLE released_manifest (
    manifest_id BIGINT                      NOT NULL PRIMARY KEY,
    released_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    CONSTRAINT released_manifest_of FOREIGN KEY (manifest_id) REFERENCES manifest (id)
);

-- tag_id is the number that clients are shown; path, internal_path and account_id are there only where a seed specifies them.
CREATE TABLE tag (
    id BIGINT DEFAULT nextval('row_seq') NOT NULL PRIMARY KEY,
    content_id    BIGINT                      NOT NULL,
    manifest_id   BIGINT                      NOT NULL,
    name          byte_ordered_text           NOT NULL,
    tag_id        BIGINT                      NOT NULL,
    trusted       BOOLEAN                     NOT NULL,
    scanned       BOOLEAN                     NOT NULL,
    created_at    TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    updated_at    TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    deleted_at    TIMESTAMP(6) WITH TIME ZONE,
    path          VARCHAR(1024),
    internal_path VARCHAR(1024),
    account_id    VARCHAR(255),
    CONSTRAINT tag_tag_id_range CHECK (tag_id >= 0)
);
-- First, since of rows that are not committed H2 has no statistics, and takes the first of the indexes that look alike to it.
CREATE UNIQUE INDEX tag_by_name ON tag (content_id, name);
CREATE INDEX tag_newest_first ON tag (content_id, updated_at DESC, tag_id, name);
CREATE INDEX tag_oldest_first ON tag (content_id, updated_at, tag_id, name);
-- In the order in which they were written.
CREATE INDEX tag_of_content ON tag (content_id, id);
CREATE INDEX tag_of_manifest ON tag (manifest_id, content_id);
-- None to content, which would make the copy of a content a third slower on PostgreSQL: a content is deleted after its tags.
ALTER TABLE tag ADD CONSTRAINT tag_manifest FOREIGN KEY (manifest_id) REFERENCES manifest (id);

CREATE TABLE untagged_manifest (
    id BIGINT DEFAULT nextval('row_seq') NOT NULL PRIMARY KEY,
    content_id  BIGINT NOT NULL,
    manifest_id BIGINT NOT NULL,
    CONSTRAINT untagged_manifest_once UNIQUE (content_id, manifest_id)
);
CREATE INDEX untagged_manifest_of_content ON untagged_manifest (content_id, id);
CREATE INDEX untagged_manifest_of_manifest ON untagged_manifest (manifest_id, content_id);
ALTER TABLE untagged_manifest ADD CONSTRAINT untagged_manifest_content FOREIGN KEY (content_id) REFERENCES content (id);
ALTER TABLE untagged_manifest ADD CONSTRAINT untagged_manifest_manifest
    FOREIGN KEY (manifest_id) REFERENCES manifest (id);
