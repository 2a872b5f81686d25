package dev.reckoner.appraise.payment;

/** Why somebody is taken for the payer of a response. */
public enum Ground {
    /** The payment's signature was recovered and is the stated payer's. */
    SIGNED_BY_PAYER("the payer signed the payment"),
    /** The payment's signature cannot be settled from the payment alone. */
    SIGNATURE_OPEN("who signed the payment cannot be told"),
    /** The record of the response carries the payment in its headers. */
    IN_HEADERS("the response's record carries the payment"),
    /** Another request of the same session carries it. */
    IN_SESSION("another request of the session carries the payment"),
    /** A settlement of this response names the payer. */
    SETTLED_FOR("a settlement of the response names the payer"),
    /** That settlement is proven to be on the chain. */
    SETTLEMENT_PROVEN("the settlement is proven to be on the chain"),
    /** The request came through a relay of oblivious HTTP, which pays in its own name. */
    RELAYED("the request came through a relay, which pays"),
    /** The payment could not be carried out at the time of the response. */
    NOT_VALID_THEN("the payment was not valid when the response was made"),
    /** Other evidence tells of another payer of the same response. */
    OTHERS_TOLD("other evidence tells of another payer");

    private final String words;

    Ground(String words) {
        this.words = words;
    }

    /** In a sentence's middle. */
    public String words() {
        return words;
    }
}
