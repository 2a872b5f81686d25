/**
 * What an EVM chain proves by itself: recursive length prefix, Merkle Patricia tries, block headers, receipts and
 * transactions. Pure functions over bytes; nothing here speaks to a node.
 *
 * <p>A proof ends at a block header. Whether that header belongs to the chain is another question, and the caller's: a hash
 * that a person typed in, or the signatures of validators. On chains whose blocks are those of another engine, as CometBFT
 * beneath Cosmos EVM, the block hash is not the hash of such a header and its receipts root proves nothing.
 */
@NullMarked
package dev.reckoner.crypto.evm;

import org.jspecify.annotations.NullMarked;
