package dev.reckoner.trail.opengradient.contract;

import java.util.Optional;

/**
 * An event of the registry of enclaves, or of a contract that looks into it. Source: og-evm
 * {@code contracts/solidity/TEERegistry.sol}, {@code TEERegistryV2.sol} and {@code TEEInferenceVerifier.sol}.
 */
public sealed interface RegistryEvent extends ContractEvent {
    /**
     * A kind of enclave got a name.
     *
     * @param type 0 is a gateway to language models, 1 a validator
     */
    record TeeTypeAdded(int type, String name) implements RegistryEvent {}

    /**
     * A build was approved for a kind of enclave.
     *
     * @param pcrHash keccak256 of PCR0, PCR1 and PCR2
     * @param version as the administrator wrote it
     */
    record PcrApproved(String pcrHash, int type, String version) implements RegistryEvent {}

    /**
     * A build is no longer approved.
     *
     * @param type empty in the older form of the event, which does not tell
     */
    record PcrRevoked(String pcrHash, Optional<Integer> type) implements RegistryEvent {}

    /**
     * An enclave was admitted. Its key, certificate and attestation are only in the calldata.
     *
     * @param owner the account that registered it
     */
    record TeeRegistered(String teeId, String owner, int type) implements RegistryEvent {}

    /** An enclave was taken out of service. */
    record TeeDisabled(String teeId) implements RegistryEvent {}

    /** An enclave was put into service again. */
    record TeeEnabled(String teeId) implements RegistryEvent {}

    /**
     * The root certificate for attestations was replaced.
     *
     * @param certificateHash keccak256 of the certificate as given, PEM text by what the verifier accepts
     */
    record AwsCertificateUpdated(String certificateHash) implements RegistryEvent {}

    /**
     * An enclave showed that it is alive.
     *
     * @param timestamp the signed time, not the block's
     */
    record HeartbeatReceived(String teeId, UnixTime timestamp) implements RegistryEvent {}

    /** A verifier looks into another registry from now on. */
    record RegistryUpdated(String previous, String current) implements RegistryEvent {}

    /**
     * An enclave's key for oblivious HTTP was set.
     *
     * @param keyId RFC 9458 key identifier
     * @param kemId HPKE identifiers, RFC 9180
     * @param publicKeyHash keccak256 of the key
     * @param keyConfigHash keccak256 of the encoded configuration
     */
    record OhttpConfigUpdated(
            String teeId, int keyId, int kemId, int kdfId, int aeadId, String publicKeyHash, String keyConfigHash)
            implements RegistryEvent {}

    /** An enclave's key for oblivious HTTP was taken away. */
    record OhttpConfigCleared(String teeId) implements RegistryEvent {}
}
