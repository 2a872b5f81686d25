CREATE TABLE entry_page (
    first_index BIGINT PRIMARY KEY,
    lengths BYTEA NOT NULL,
    leaves BYTEA NOT NULL,
    contents BYTEA NOT NULL
);
CREATE TABLE pack_end (only_one BOOLEAN PRIMARY KEY CHECK (only_one), pack INT NOT NULL, length BIGINT NOT NULL);
CREATE TABLE tree_node (number BIGINT PRIMARY KEY, hashes BYTEA NOT NULL);
CREATE TABLE tree_head (size BIGINT PRIMARY KEY, note VARCHAR NOT NULL);
CREATE TABLE claim (
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
CREATE TABLE evidence (
    number BIGINT PRIMARY KEY,
    id BYTEA NOT NULL,
    found BIGINT NOT NULL,
    appraised BIGINT,
    shared BOOLEAN NOT NULL
);
CREATE TABLE evidence_group (
    number BIGINT NOT NULL,
    member BYTEA NOT NULL,
    PRIMARY KEY (number, member)
);
CREATE TABLE evidence_copy (entry BIGINT PRIMARY KEY, id BYTEA NOT NULL);
CREATE TABLE mention (
    subject BYTEA NOT NULL,
    entry BIGINT NOT NULL,
    PRIMARY KEY (subject, entry)
);
CREATE TABLE listed (
    list VARCHAR(20) NOT NULL,
    entry BIGINT NOT NULL,
    name VARCHAR NOT NULL,
    PRIMARY KEY (list, entry)
);
CREATE TABLE case_state (name VARCHAR(40) PRIMARY KEY, amount BIGINT NOT NULL);
