package dev.reckoner.trail;

/** The part somebody plays in an inference; the agents of W3C PROV. */
public enum PartyRole {
    /** Answers for the model and sells the answer. */
    PROVIDER,
    /** Runs the model, an enclave or a machine. */
    OPERATOR,
    /** The program that asked. */
    APPLICATION,
    /** Who paid. */
    PAYER
}
