package dev.reckoner.appraise.payment;

/** How sure it is who paid for a response. */
public enum Grade {
    /**
     * The payer signed the payment, and a settlement of this very response, proven to be on the chain, names the payer.
     * Anything less can be put together by somebody else from a payment that is public.
     */
    PROVEN,
    /** The payer signed the payment; that it was for this response is unsigned. */
    SUPPORTED,
    /** Only unsigned statements, or statements that contradict each other. */
    ASSERTED
}
