package dev.reckoner.attribution;

import java.util.Locale;

/** What stands in the graph, with its type in PROV-DM (section 2.1). */
public enum NodeKind {
    /** What a claim says its inference gave. */
    ANSWER(Type.ENTITY),
    /** What a claim says its inference was given. */
    INPUT(Type.ENTITY),
    /** A version of a model. */
    MODEL(Type.ENTITY),
    /** A build of an enclave, by its measurements. */
    BUILD(Type.ENTITY),
    /** A key that signs answers. */
    KEY(Type.ENTITY),
    /** A TLS certificate. */
    CERTIFICATE(Type.ENTITY),
    /** Where a party is reached. */
    ENDPOINT(Type.ENTITY),
    /** An account that is paid. */
    PAYOUT(Type.ENTITY),
    /** An evidence item of the case. */
    EVIDENCE(Type.ENTITY),
    /** A report that was issued. */
    REPORT(Type.ENTITY),
    /** The act that a claim is about. */
    INFERENCE(Type.ACTIVITY),
    /** Running an inference again. */
    REEXECUTION(Type.ACTIVITY),
    /** Recording an inference on a chain. */
    SETTLEMENT(Type.ACTIVITY),
    /** An enclave's platform vouching for it. */
    ATTESTATION(Type.ACTIVITY),
    /** Who answers for a model and sells its answers. */
    PROVIDER(Type.AGENT),
    /** Who runs the model. */
    OPERATOR(Type.AGENT),
    /** Who paid. */
    PAYER(Type.AGENT),
    /** The program that asked. */
    APPLICATION(Type.AGENT),
    /** Who confirms what others did. */
    WITNESS(Type.AGENT),
    /** Who works with the case. */
    ANALYST(Type.AGENT);

    private final Type type;

    /** The three types of PROV-DM. */
    public enum Type {
        /** A thing with some fixed aspects. */
        ENTITY,
        /** Something that occurs over a period of time. */
        ACTIVITY,
        /** Something that bears some form of responsibility. */
        AGENT
    }

    NodeKind(Type type) {
        this.type = type;
    }

    /** Its type in PROV-DM. */
    public Type type() {
        return type;
    }

    /** The name in identifiers and files. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
