package dev.reckoner.appraise.chain;

import java.math.BigInteger;
import java.util.Optional;

/**
 * A batch that an event or a call of the settlement contract names.
 *
 * @param root {@code 0x} and 64 characters
 * @param count how many leaves, as stated; the contract verifies nothing of it
 * @param blobId name of the blob on Walrus; empty in the older form, and where it is no such name
 */
public record SettledBatch(String root, BigInteger count, Optional<String> blobId, Told told) implements Settled {}
