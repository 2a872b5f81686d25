package dev.reckoner.appraise.code;

/** Proofs under the headers of blocks of EVM chains. Anybody can make them up, so they contraindicate nothing. */
public enum ProofCode implements ReasonCode {
    PROOF_VALID(
            Tier.AFFIRMING,
            "What the proof shows is in a block that the analyst vouches for",
            "Every node up to the header's root has its hash, and the hash of the header is a trusted block's.",
            ""),
    PROOF_HEADER_UNVOUCHED(
            Tier.NONE,
            "The proof holds under its header, but nobody vouches for the header",
            "Every node up to the header's root has its hash. Anybody can make a header, so this shows nothing yet.",
            "Add the block to the trusted blocks if another source gives the same hash for it."),
    PROOF_HEADER_ABSENT(
            Tier.NONE,
            "The proof comes without the header of its block",
            "The nodes lead to a root that nothing in the file ties to a block.",
            "Import it again with the block beside it in one file."),
    PROOF_INVALID(
            Tier.WARNING,
            "The proof does not hold under its header",
            "A node is missing, changed, superfluous or malformed.",
            "Fetch the proof again from another node."),
    PROOF_OTHER(
            Tier.WARNING,
            "The file states something else than its proof shows",
            "A receipt, transaction, balance or stored value beside the proof is not the one under the root, or the"
                    + " stated block hash is not that of the header. On chains over CometBFT, such as OpenGradient's, no"
                    + " block hash is that of its header.",
            "Believe only what is proven."),
    PROOF_ABSENCE(
            Tier.NONE,
            "The proof says that there is no such thing, which is not believed",
            "Chains over CometBFT write roots of empty tries into headers whose blocks are not empty.",
            ""),
    PROOF_NOT_HELD(Tier.NONE, "The case does not hold the proof's bytes", "The blob is missing or was changed.", "");

    private final Explanation explanation;

    ProofCode(Tier tier, String sentence, String meaning, String advice) {
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
