CREATE TABLE IF NOT EXISTS entry_page (
    first_index BIGINT PRIMARY KEY,
    lengths VARBINARY(1024) NOT NULL,
    leaves VARBINARY(8192) NOT NULL,
    contents VARBINARY(67108864) NOT NULL
);
CREATE TABLE IF NOT EXISTS pack_end (
    only_one BOOLEAN PRIMARY KEY CHECK (only_one),
    pack INT NOT NULL,
    length BIGINT NOT NULL
);
INSERT INTO entry_page
    SELECT idx, CAST(CAST(OCTET_LENGTH(COALESCE(content, X'')) AS INTEGER) AS BINARY(4)),
        COALESCE(leaf, X''), COALESCE(content, X'')
    FROM entry;
DELETE FROM entry;
