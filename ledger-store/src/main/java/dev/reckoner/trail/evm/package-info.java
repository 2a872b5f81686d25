/** Event logs, receipts, transactions and blocks of EVM chains, as nodes and libraries print them. */
@NullMarked
package dev.reckoner.trail.evm;

import org.jspecify.annotations.NullMarked;
