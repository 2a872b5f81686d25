package dev.reckoner.audit;

/** The limits on batches that are put together as records name them. The records come from the party being audited. */
final class BatchLimits {
    /** Most inputs of one batch; servers put some tens together, seldom more than 256. */
    static final int INPUTS = 1_024;

    /** Most bytes of all tensors of one batch. */
    static final long BYTES = 256L << 20;

    /** Most claims with the same first input that are looked at, those recorded nearest to the claim first. */
    static final int SAME_INPUT = 32;

    /** Most places of one batch at which a claim's own input is looked for in the outputs. */
    static final int PLACES = 8;

    /** Most inputs that a sentence names. */
    static final int NAMED = 3;

    private BatchLimits() {}
}
