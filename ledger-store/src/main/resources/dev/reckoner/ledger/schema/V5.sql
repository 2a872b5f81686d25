CREATE TABLE IF NOT EXISTS staged (only_one BOOLEAN PRIMARY KEY CHECK (only_one), first_index BIGINT NOT NULL);
DELETE FROM entry_page WHERE first_index >= (SELECT first_index FROM staged);
DROP TABLE IF EXISTS staged;
ALTER TABLE entry_page ALTER COLUMN lengths SET DATA TYPE BYTEA;
ALTER TABLE entry_page ALTER COLUMN leaves SET DATA TYPE BYTEA;
ALTER TABLE entry_page ALTER COLUMN contents SET DATA TYPE BYTEA;
CREATE TABLE IF NOT EXISTS tree_node (number BIGINT PRIMARY KEY, hashes BYTEA NOT NULL);
CREATE TABLE IF NOT EXISTS tree_head (size BIGINT PRIMARY KEY, note VARCHAR NOT NULL);
DROP TABLE IF EXISTS claim;
DROP TABLE IF EXISTS evidence;
DROP TABLE IF EXISTS mention;
CREATE TABLE IF NOT EXISTS claim (
    number BIGINT PRIMARY KEY,
    id BYTEA NOT NULL,
    trail INT NOT NULL,
    received BIGINT NOT NULL,
    received_nano INT NOT NULL,
    made BIGINT NOT NULL,
    appraised BIGINT,
    rerun BIGINT,
    run BIGINT,
    label VARCHAR NOT NULL,
    provider VARCHAR NOT NULL,
    operator VARCHAR NOT NULL,
    application VARCHAR NOT NULL,
    model VARCHAR NOT NULL,
    made_at BIGINT NOT NULL,
    made_at_nano INT NOT NULL,
    tier VARCHAR(20) NOT NULL,
    strip VARCHAR(40) NOT NULL,
    verdict VARCHAR(40)
);
CREATE TABLE IF NOT EXISTS evidence (
    number BIGINT PRIMARY KEY,
    id BYTEA NOT NULL,
    found BIGINT NOT NULL,
    appraised BIGINT,
    shared BOOLEAN NOT NULL
);
CREATE TABLE IF NOT EXISTS evidence_group (
    number BIGINT NOT NULL,
    member BYTEA NOT NULL,
    PRIMARY KEY (number, member)
);
CREATE TABLE IF NOT EXISTS evidence_copy (entry BIGINT PRIMARY KEY, id BYTEA NOT NULL);
CREATE TABLE IF NOT EXISTS mention (
    subject BYTEA NOT NULL,
    entry BIGINT NOT NULL,
    PRIMARY KEY (subject, entry)
);
CREATE TABLE IF NOT EXISTS listed (
    list VARCHAR(20) NOT NULL,
    entry BIGINT NOT NULL,
    name VARCHAR NOT NULL,
    PRIMARY KEY (list, entry)
);
CREATE TABLE IF NOT EXISTS case_state (name VARCHAR(40) PRIMARY KEY, amount BIGINT NOT NULL);
