package dev.reckoner.coordination;

/** Kinds of means that two parties may share. */
public enum MeansKind {
    /** A key that signs responses, settlements or statements; whoever has it can sign as the other. */
    SIGNING_KEY,
    /** A TLS certificate, by the digest of its public key or of the whole. */
    TLS_CERTIFICATE,
    /** An enclave build, by its set of PCRs. Builds are published, so that sharing one may mean nothing. */
    BUILD,
    /** A network address or host. */
    ENDPOINT,
    /** An address that is paid. */
    PAYOUT_ADDRESS,
    /** The same wrong output, byte for byte, for the same input: the same computation, wherever it was done. */
    WRONG_ANSWER
}
