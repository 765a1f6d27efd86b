-- A blob whose bytes are stored. Who stores or deletes the bytes holds the lock of its row. unused_since is when it was noticed
-- that nothing refers to it.
CREATE TABLE blob (
    digest       VARCHAR(135) NOT NULL PRIMARY KEY,
    size         BIGINT       NOT NULL,
    unused_since TIMESTAMP(6) WITH TIME ZONE
);

-- The blobs that a manifest refers to and that were stored when it came.
CREATE TABLE manifest_blob (
    manifest_id BIGINT       NOT NULL,
    digest      VARCHAR(135) NOT NULL,
    CONSTRAINT manifest_blob_key PRIMARY KEY (manifest_id, digest),
    CONSTRAINT manifest_blob_of FOREIGN KEY (manifest_id) REFERENCES manifest (id) ON DELETE CASCADE
);
CREATE INDEX manifest_blob_of_digest ON manifest_blob (digest);
ALTER TABLE manifest_blob ADD CONSTRAINT manifest_blob_blob FOREIGN KEY (digest) REFERENCES blob (digest);

-- The manifest that another one, such as a signature, is about. It need not exist.
CREATE TABLE manifest_subject (
    manifest_id BIGINT       NOT NULL PRIMARY KEY,
    digest      VARCHAR(135) NOT NULL,
    CONSTRAINT manifest_subject_of FOREIGN KEY (manifest_id) REFERENCES manifest (id) ON DELETE CASCADE
);
CREATE INDEX manifest_subject_of_digest ON manifest_subject (digest);

-- A blob was pushed to an image repository, which need not exist yet, and no manifest that refers to it may have come. Deleted
-- after a while.
CREATE TABLE blob_link (
    id BIGINT DEFAULT nextval('row_seq') NOT NULL PRIMARY KEY,
    world_id     BIGINT                      NOT NULL,
    organization byte_ordered_text           NOT NULL,
    repository   byte_ordered_text           NOT NULL,
    digest       VARCHAR(135)                NOT NULL,
    linked_at    TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    CONSTRAINT blob_link_once UNIQUE (world_id, organization, repository, digest)
);
CREATE INDEX blob_link_of_digest ON blob_link (digest);
ALTER TABLE blob_link ADD CONSTRAINT blob_link_blob FOREIGN KEY (digest) REFERENCES blob (digest);

ALTER TABLE image_repository ADD COLUMN downloads BIGINT DEFAULT 0 NOT NULL;
