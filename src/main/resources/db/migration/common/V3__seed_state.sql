-- One row: instances that start together on one database queue on it, so that a seed is applied once.
CREATE TABLE seed_state (
    id         INTEGER NOT NULL PRIMARY KEY,
    applied_at TIMESTAMP(6) WITH TIME ZONE,
    CONSTRAINT seed_state_one_row CHECK (id = 1)
);
INSERT INTO seed_state (id) VALUES (1);
