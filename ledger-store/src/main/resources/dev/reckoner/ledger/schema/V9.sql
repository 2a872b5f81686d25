CREATE TABLE IF NOT EXISTS claim_value (value_key BIGINT NOT NULL, made SMALLINT NOT NULL, number BIGINT NOT NULL);
CREATE INDEX IF NOT EXISTS claim_value_order ON claim_value (value_key, made, number);
CREATE TABLE IF NOT EXISTS claim_payer (number BIGINT NOT NULL, payer VARCHAR(200) NOT NULL, grade VARCHAR(20) NOT NULL, PRIMARY KEY (number, payer));
CREATE INDEX IF NOT EXISTS claim_payer_order ON claim_payer (payer, number);
