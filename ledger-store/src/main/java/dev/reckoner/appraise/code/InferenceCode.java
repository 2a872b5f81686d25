package dev.reckoner.appraise.code;

/** Inferences of ONNX models on OpenGradient's chain, or by its nodes. Nobody signs them, so none of this contraindicates. */
public enum InferenceCode implements ReasonCode {
    LOG_PROVEN(
            Tier.AFFIRMING,
            "The log of the inference is proven to be in a block",
            "A proof of the case ties the log to the receipts of a block. That the chain's nodes agreed on it is not that the model gave this answer.",
            ""),
    LOG_UNPROVEN(
            Tier.NONE,
            "The log of the inference is not proven: whoever handed it over may have written it",
            "The inference is told by a log, and nothing in the case proves that a block holds that log.",
            "Fetch the receipt from a node that you trust, with a proof where it gives one."),
    LOG_OTHER_CONTRACT(
            Tier.WARNING,
            "The log is of another contract than those known to run models",
            "The log is not of the inference precompile or its hub, or does not tell whose it is; any contract can log such an event.",
            "Find out what the contract does before relying on it."),
    LOG_ANSWER_ELSEWHERE(
            Tier.NONE,
            "The log holds no answer; it lies with the node, off the chain",
            "The event names no tensor and no value as output.",
            "Ask the node that keeps it; its word binds nobody."),
    MODE_UNPROVEN(
            Tier.NONE,
            "The inference was to be run in a way that would prove it, and the log does not hold the proof",
            "The request's mode is ZKML or TEE. The log holds neither proof nor attestation; whether one was made and checked at the time cannot be told from it.",
            "Run the claim again: that needs no proof."),
    NODE_ANSWER_UNSIGNED(
            Tier.NONE,
            "Nothing binds the answer of the node to an enclave",
            "public-tee-onnx-node signs no answer, and its attestation commits to none: only who was connected to it at the time could know.",
            "Run the claim again: that needs no signature."),
    MODEL_CID_MATCH(
            Tier.AFFIRMING,
            "A model file of the case has the IPFS identifier that the record names",
            "The identifier was recomputed from the file's bytes; the detail gives their SHA-256.",
            ""),
    MODEL_CID_UNKNOWN(
            Tier.NONE,
            "No model file of the case has the IPFS identifier that the record names",
            "The file is not in the case, or was added to IPFS with other settings than the usual ones: chunks of 256 KiB, balanced.",
            "Import the model file."),
    MODEL_BLOB_KNOWN(
            Tier.AFFIRMING,
            "The reference values say which file the Walrus identifier names",
            "A model of the reference values has the identifier as its name. It cannot be recomputed from the file here.",
            ""),
    MODEL_BLOB_UNKNOWN(
            Tier.NONE,
            "The record names its model by a Walrus identifier, which cannot be recomputed here",
            "Only Walrus's own erasure code gives the identifier of a file, and no model of the reference values has it as its name.",
            "Add a model with the identifier as its name, an empty version and the file's SHA-256 to the reference values."),
    ZK_PRESENT(
            Tier.NONE,
            "A zero-knowledge proof is present and was not checked",
            "The case holds a proof that EZKL made. Checking it takes the verifying key, the settings and the structured reference string, and EZKL itself.",
            "Check it with EZKL if it matters.");

    private final Explanation explanation;

    InferenceCode(Tier tier, String sentence, String meaning, String advice) {
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
