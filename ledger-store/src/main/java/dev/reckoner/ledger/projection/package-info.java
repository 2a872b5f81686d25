/**
 * Tables that say what the entries of a case add up to. They can be dropped and filled again from the entries at any time; what
 * they say is never evidence by itself. They know numbers, digests and words, not what a claim or a finding is.
 */
@NullMarked
package dev.reckoner.ledger.projection;

import org.jspecify.annotations.NullMarked;
