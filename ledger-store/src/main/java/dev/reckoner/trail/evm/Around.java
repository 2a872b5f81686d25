package dev.reckoner.trail.evm;

import java.time.Instant;
import java.util.Optional;

/**
 * What the surroundings of a record tell of it.
 *
 * @param chain EIP-155 chain id
 * @param block number of the block that holds it
 * @param time of that block
 * @param transaction hash of the transaction whose receipt holds it
 */
record Around(Optional<Long> chain, Optional<Long> block, Optional<Instant> time, Optional<String> transaction) {
    static final Around NOTHING = new Around(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    Around on(Optional<Long> otherChain) {
        return new Around(otherChain, block, time, transaction);
    }

    Around in(Optional<Long> otherBlock, Optional<Instant> otherTime) {
        return new Around(chain, otherBlock, otherTime, transaction);
    }
}
