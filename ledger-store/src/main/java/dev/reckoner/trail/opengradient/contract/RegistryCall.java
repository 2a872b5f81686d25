package dev.reckoner.trail.opengradient.contract;

/** A call of the registry of enclaves. Source: og-evm {@code contracts/solidity/TEERegistry.sol}. */
public sealed interface RegistryCall extends ContractCall {
    /**
     * Asks to admit an enclave: all that the decision rests on.
     *
     * @param attestation the Nitro document, raw COSE
     * @param signingKey SubjectPublicKeyInfo DER; its keccak256 is the enclave's id
     * @param tlsCertificate X.509 DER
     * @param paymentAddress not proved to belong to the enclave
     * @param endpoint likewise
     * @param type 0 is a gateway to language models, 1 a validator
     */
    record RegisterTee(
            HexData attestation,
            HexData signingKey,
            HexData tlsCertificate,
            String paymentAddress,
            String endpoint,
            int type)
            implements RegistryCall {}

    /**
     * Approves a build.
     *
     * @param pcr0 48 bytes in an honest call, as the two others
     */
    record ApprovePcr(HexData pcr0, HexData pcr1, HexData pcr2, String version, int type) implements RegistryCall {}

    /** Withdraws the approval of a build. */
    record RevokePcr(String pcrHash, int type) implements RegistryCall {}

    /** Takes an enclave out of service. */
    record DisableTee(String teeId) implements RegistryCall {}

    /** Puts an enclave into service again. */
    record EnableTee(String teeId) implements RegistryCall {}

    /**
     * Shows that an enclave is alive.
     *
     * @param signature RSA-PSS by the enclave's key over its id and the time
     */
    record Heartbeat(String teeId, UnixTime timestamp, HexData signature) implements RegistryCall {}

    /** Replaces the root certificate for attestations. */
    record SetAwsRootCertificate(HexData certificate) implements RegistryCall {}
}
