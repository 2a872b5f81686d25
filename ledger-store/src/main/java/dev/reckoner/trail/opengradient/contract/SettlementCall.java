package dev.reckoner.trail.opengradient.contract;

import java.math.BigInteger;

/**
 * A call of a settlement relay. Source: og-evm {@code contracts/solidity/InferenceSettlementRelay.sol},
 * inference-facilitator {@code contracts/settlement.sol} and its history.
 */
public sealed interface SettlementCall extends ContractCall {
    /** Settles a batch. */
    record BatchSettle(String merkleRoot, BigInteger batchSize, WalrusBlobId blobId) implements SettlementCall {}

    /** Settles one inference with its text. */
    record SettleIndividual(
            String teeId,
            String inputHash,
            String outputHash,
            UnixTime timestamp,
            String ethAddress,
            WalrusBlobId blobId,
            HexData signature)
            implements SettlementCall {}

    /** Settles one inference, form of December 2025 to February 2026. */
    record OlderSettle(String inputHash, String outputHash) implements SettlementCall {}

    /** Settles a batch, form of December 2025 to February 2026. */
    record OlderBatchSettle(String merkleRoot, BigInteger batchSize) implements SettlementCall {}

    /** Settles one inference with more, form of December 2025 to February 2026; see the event of that name. */
    record OlderSettleWithMetadata(
            String inputHash, String outputHash, String text, HexData firstBytes, HexData secondBytes)
            implements SettlementCall {}
}
