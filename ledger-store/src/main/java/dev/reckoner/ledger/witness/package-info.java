/** Heads of ledgers between people: given out, seen, cosigned, and the proofs that rest on them. */
@NullMarked
package dev.reckoner.ledger.witness;

import org.jspecify.annotations.NullMarked;
