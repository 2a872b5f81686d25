package dev.reckoner.appraise.code;

/** What of a response was settled, in a batch or on its own. That a blob exists does not show that it was settled on the chain. */
public enum SettlementCode implements ReasonCode {
    SETTLED_IN_BATCH(
            Tier.AFFIRMING,
            "The response is a leaf of a settlement batch of the case",
            "The response's hashes, signature, time and enclave are a leaf of a batch that adds up; the detail gives node and root, and says where an old leaf holds less.",
            "Compare the root with the settlement's event."),
    SETTLED_TWICE(
            Tier.WARNING,
            "More than one batch of the case settles this response",
            "The response's hashes, signature, time and enclave are a leaf of batches with different roots.",
            "Ask the operator why."),
    SETTLED_INDIVIDUALLY(
            Tier.AFFIRMING,
            "The case holds the blob that settles this response on its own",
            "The case holds a blob that settles it on its own; the address in it may be a payment contract and not the payer.",
            "Compare with the settlement's event."),
    BATCH_TREE_VALID(
            Tier.AFFIRMING,
            "The batch's leaves add up to the root that it states",
            "Leaves and nodes add up to the stated root.",
            "Compare the root with the settlement's event."),
    BATCH_TREE_BROKEN(
            Tier.CONTRAINDICATED,
            "The batch's leaves do not add up to the root that it states",
            "Leaves and nodes do not add up to the stated root; the detail names the first fault.",
            "Read the blob from Walrus again."),
    BATCH_UNSORTED(
            Tier.WARNING,
            "The batch adds up, but its leaves do not stand in the order that OpenGradient's settlement gives them",
            "They add up, but the leaves are not in ascending order of their hashes, as the facilitator's library sorts them.",
            "Ask what wrote it."),
    BATCH_PLACEHOLDER(
            Tier.WARNING,
            "The batch settles responses that lacked a signature or an enclave",
            "Leaves of responses that lacked a signature (0xd3, or the digest of an empty one) or an enclave's id; hashes that were filled in cannot be told from real ones.",
            "Treat those responses as unsigned."),
    BATCH_DUPLICATE(
            Tier.WARNING,
            "The batch settles the same response more than once",
            "The same leaf more than once.",
            "Ask the operator why."),
    BATCH_LEAVES_SIGNED(
            Tier.AFFIRMING,
            "Leaves of the batch are signed with the keys of the enclaves that they name",
            "So many leaves are signed with the keys of the enclaves that they name (RSA-PSS, salt of 32 bytes).",
            ""),
    BATCH_LEAF_UNSIGNED(
            Tier.CONTRAINDICATED,
            "The batch holds a leaf that the enclave it names did not sign",
            "A leaf is not signed with the key of the enclave that it names; the detail gives the number and the first, counted from 1 in the order of the blob.",
            "Compare with the response."),
    BATCH_KEYS_MISSING(
            Tier.NONE,
            "Leaves of the batch cannot be checked, because the case does not hold the keys of their enclaves",
            "The case does not hold the keys of some enclaves.",
            "Import the answers to /signing-key or the registrations."),
    BATCH_MALFORMED(
            Tier.NONE,
            "What the case recorded of the batch is not what its bytes say",
            "The bytes are another batch than the case describes, or none. They are those that were imported, so it was the case that was changed, and it accuses nobody.",
            "Verify the ledger, and import the batch into a new case."),
    BATCH_NOT_HELD(Tier.NONE, "The case does not hold the batch's bytes", "The case does not hold the bytes.", "");

    private final Explanation explanation;

    SettlementCode(Tier tier, String sentence, String meaning, String advice) {
        explanation = new Explanation(tier, sentence, meaning, advice);
    }

    @Override
    public String code() {
        return ReasonCode.wireName("EV", name());
    }

    @Override
    public Explanation explanation() {
        return explanation;
    }
}
