/**
 * Opinions and verdicts as the records of ERC-8004's reputation and validation registries, and the way back: a conversion of
 * formats. The registries keep neither forgetting nor uncertainty. Source: erc-8004/erc-8004-contracts {@code abis/} at b9e466c2.
 */
@NullMarked
package dev.reckoner.reputation.erc8004;

import org.jspecify.annotations.NullMarked;
