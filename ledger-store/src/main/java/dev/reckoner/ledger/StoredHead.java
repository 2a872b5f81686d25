package dev.reckoner.ledger;

/**
 * A signed head as the database has it, not yet believed.
 *
 * @param size how many entries it is kept as covering
 * @param note the signed checkpoint
 */
record StoredHead(long size, String note) {}
