CREATE TABLE IF NOT EXISTS staged (only_one BOOLEAN PRIMARY KEY CHECK (only_one), first_index BIGINT NOT NULL);
CREATE TABLE IF NOT EXISTS claim (
    number BIGINT PRIMARY KEY,
    id BINARY(32) NOT NULL,
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
    id BINARY(32) NOT NULL,
    found BIGINT NOT NULL,
    appraised BIGINT
);
CREATE TABLE IF NOT EXISTS mention (
    subject BINARY(32) NOT NULL,
    entry BIGINT NOT NULL,
    PRIMARY KEY (subject, entry)
);
