package dev.reckoner.trail.opengradient.contract;

import java.math.BigInteger;

/**
 * A settlement of inferences. Source: og-evm {@code contracts/solidity/InferenceSettlementRelay.sol},
 * inference-facilitator {@code contracts/settlement.sol} and its history.
 */
public sealed interface SettlementEvent extends ContractEvent {
    /**
     * Many inferences by their hashes. The contract verifies nothing of it.
     *
     * @param merkleRoot root of the published batch
     * @param batchSize how many leaves, as stated
     */
    record BatchSettlement(String merkleRoot, BigInteger batchSize, WalrusBlobId blobId) implements SettlementEvent {}

    /**
     * One inference with its text.
     *
     * @param ethAddress for Permit2 payments the spender contract, not the payer
     * @param timestamp the time that the enclave signed
     * @param signature RSA-PSS, raw
     */
    record IndividualSettlement(
            String teeId,
            String ethAddress,
            String inputHash,
            String outputHash,
            UnixTime timestamp,
            WalrusBlobId blobId,
            HexData signature)
            implements SettlementEvent {}

    /** One inference, form of December 2025 to February 2026. */
    record OlderSettlement(String inputHash, String outputHash) implements SettlementEvent {}

    /** Many inferences, form of December 2025 to February 2026, which names no blob. */
    record OlderBatchSettlement(String merkleRoot, BigInteger batchSize) implements SettlementEvent {}

    /**
     * One inference with more, form of December 2025 to February 2026. What the last three values are was not published;
     * only their types are known.
     */
    record OlderSettlementWithMetadata(
            String inputHash, String outputHash, String text, HexData firstBytes, HexData secondBytes)
            implements SettlementEvent {}
}
