/** The append-only, hashed and signed record of a case. */
@NullMarked
package dev.reckoner.ledger;

import org.jspecify.annotations.NullMarked;
