package dev.reckoner.appraise.code;

/** What came out when the claim was run again. An inconclusive verdict never speaks against anybody. */
public enum ReexecutionCode implements ReasonCode {
    BIT_EXACT(
            Tier.AFFIRMING,
            "The model file named in the record gives this output, bit for bit",
            "Every bit agrees, or the digest that was signed is met.",
            ""),
    WITHIN_EMPIRICAL(
            Tier.AFFIRMING,
            "The model file named in the record gives this output within honest rounding",
            "Differs by no more than honest runs were measured to differ, or chooses another way where the numbers are so near that honest runs may; elements much larger than the others, such as a mask, set no tolerance for those (decision 0009).",
            ""),
    WITHIN_THEORETICAL(
            Tier.WARNING,
            "The model file gives this output within the bound of floating point, but further off than honest runs were measured to be",
            "Differs by no more than floating-point analysis allows, but by more than honest runs were measured to differ: a warning.",
            ""),
    OUTSIDE(
            Tier.CONTRAINDICATED,
            "The model file named in the record does not give this output",
            "Differs by more than any honest run could, or chooses another way where the numbers are not near, and no other published model that the case holds explains it.",
            ""),
    UNSIGNED_OUTSIDE(
            Tier.WARNING,
            "What a log or a node tells is not what the model gives, and nobody has signed it",
            "As EX-OUTSIDE, or the output of another published model; but anyone can write a log or an answer, so it speaks against nobody.",
            "Find out where the log comes from."),
    FIXED_POINT(
            Tier.NONE,
            "A number is none that a node reads",
            "A node refuses numbers of more than 18 decimals and numbers that the model's type does not hold, so it cannot have run the model on this.",
            ""),
    PRECISION_SUBSTITUTED(
            Tier.CONTRAINDICATED,
            "The output matches another version of the model",
            "Another version of the same model reproduces the output.",
            ""),
    MODEL_SUBSTITUTED(
            Tier.CONTRAINDICATED,
            "The output matches another published model",
            "Another published model that the case holds reproduces the output.",
            ""),
    OPERATOR(
            Tier.CONTRAINDICATED,
            "One operator of the model does not give what was claimed of it",
            "The record signs the values between the operators. Made again from the claimed values before it, this operator gives others, by more than its bound; all operators before it give theirs. Here the claimed values first stop following from each other.",
            "Look at the operator and its weights in Re-execution."),
    OPERATORS_AGREE(
            Tier.AFFIRMING,
            "Each operator of the model gives what was claimed of it",
            "The answer alone does not decide, but the record signs the values between the operators, each operator gives the claimed value from the claimed values before it, and the trace ends with the claimed answer, bit for bit or as close as honest runs are. Where what else was in the batch is not known, others in it are taken to have widened the range to which the model quantises.",
            ""),
    INPUT_ALTERED(
            Tier.CONTRAINDICATED,
            "The output is what the model gives for another input than the one that the record names",
            "The model that the record names gives this output for the input cut, padded or exchanged, and not for the input itself.",
            ""),
    LAYERS_SKIPPED(
            Tier.CONTRAINDICATED,
            "The output is what the model gives with some of its operators left out",
            "A value inside the model, or the model without some of its operators, gives this output.",
            ""),
    OTHER_ANSWER(
            Tier.CONTRAINDICATED,
            "The output is that of another claim, not what the model gives",
            "The model gives another output for this input, and another claim of the case has this one.",
            ""),
    ANOTHER_RUN(
            Tier.AFFIRMING,
            "The model gives this output when it is run in another way than the record names",
            "The same model gives this output at another level of optimisation, with another number of threads, on another device, or in a batch with other claims of the case. That is another way to run it, not another model.",
            ""),
    OTHER_FORM(
            Tier.WARNING,
            "The output is the model's in another form",
            "What the model gives, but normalised, pooled or as probabilities. The answer follows from the model; the record does not say what was done to it.",
            "Ask the provider how the answer was made of the output."),
    ROUNDED(
            Tier.WARNING,
            "The output is what the model gives, rounded",
            "Every number is the recomputed one, rounded to decimals, to digits or to a narrower type, and finely enough that no other model could hide in it.",
            "Ask the provider for the numbers before rounding if the last digits matter."),
    INCONCLUSIVE_BATCH(
            Tier.NONE,
            "What else was in the batch is not known",
            "What else was in the batch matters to the model, as to one that quantises to it, or may matter; and the record leaves it out, or names inputs that the case does not hold or that cannot be put together. The sentence says which.",
            "Import the claims of the inputs that are missing, or ask the producer for them."),
    INCONCLUSIVE(
            Tier.NONE,
            "The figures alone do not decide",
            "The figures alone do not decide: small elements beside far larger ones, or a model that also computes in 16 bits; the sentence says which.",
            ""),
    INCONCLUSIVE_RANDOM(
            Tier.NONE,
            "The model draws random numbers, so two honest runs differ",
            "The model draws random numbers, or has a Dropout that is not known to be switched off. What its other operators show in a trace counts all the same, and so does an output of another kind than the model gives.",
            ""),
    INCONCLUSIVE_DECISION(
            Tier.NONE,
            "The model decides by rounded numbers, where honest machines may differ",
            "The model decides by rounded numbers (a quantisation, a decision tree, a rounding, or an operator that Reckoner knows nothing of), and the record does not come from a machine set up like this one, where a near tie must fall the same way. The largest, the k largest and comparisons are judged by how near the numbers are, and are here only where those follow from another decision or cannot be had; numbers that a calibration measured in the circumstances of the record are held to it.",
            ""),
    OUTPUT_CHANGED(
            Tier.NONE,
            "The output in the trail is not the one that was signed",
            "The output in the trail is not the one that was signed, and the signed one was not met bit for bit.",
            ""),
    INPUT_CHANGED(
            Tier.NONE,
            "The input in the trail is not the one that was signed",
            "The input in the trail is not the one that was signed.",
            ""),
    INPUT_MISSING(
            Tier.NONE,
            "An input is not in the case",
            "Bytes that are needed are not in the case; ask the producer for them.",
            "Ask the producer for it."),
    OUTPUT_MISSING(
            Tier.NONE,
            "An output is not in the case",
            "Bytes that are needed are not in the case; ask the producer for them.",
            "Ask the producer for it."),
    BLOB_MISSING(
            Tier.NONE,
            "Bytes that are needed are not in the case",
            "Bytes that are needed are not in the case; ask the producer for them.",
            "Ask the producer for them."),
    MODEL_MISSING(
            Tier.NONE,
            "The model file is not in the case",
            "The model file is not in the case; import it.",
            "Import the model file."),
    MODEL_UNKNOWN(
            Tier.NONE,
            "The record does not say which model file answered",
            "The record does not say which model file answered.",
            ""),
    MODEL_CHANGED(
            Tier.NONE,
            "The model file in the case is not the one that its name says",
            "The model file in the case was changed on disk.",
            ""),
    INPUT_MISMATCH(Tier.NONE, "The inputs do not fit the model", "Names or shapes do not fit the model.", ""),
    OUTPUT_MISMATCH(
            Tier.NONE,
            "The outputs do not fit the model",
            "The record names an output that the model does not have, or one of them twice. Where another output differs by more than honest runs do, that decides.",
            ""),
    NOT_A_TENSOR(
            Tier.NONE,
            "A value is text and cannot be given to a model file",
            "Text, or a value that cannot be compared element by element.",
            ""),
    NOT_COMPARABLE(
            Tier.NONE,
            "A value cannot be compared element by element",
            "Text, or a value that cannot be compared element by element.",
            ""),
    VALUE_CORRUPT(
            Tier.NONE,
            "A value's bytes are not the tensor that they are said to be",
            "The bytes are no tensor of the stated type and shape; the sentence says why.",
            "Ask the producer for the value."),
    MODEL_CORRUPT(
            Tier.NONE,
            "The model file cannot be loaded",
            "The file is no model, is beyond the limits of this program, or is one that the runtime refuses; the sentence says why.",
            ""),
    MODEL_EXTERNAL(
            Tier.NONE,
            "The model names weights outside its folder",
            "The runtime refused the model, or the run failed; the sentence says why.",
            ""),
    OPERATOR_UNSUPPORTED(
            Tier.NONE,
            "The model has an operator that cannot be run here",
            "The runtime refused the model, or the run failed; the sentence says why.",
            ""),
    INPUT_UNSUPPORTED(
            Tier.NONE,
            "An input is of a kind that cannot be run here",
            "The runtime refused the model, or the run failed; the sentence says why.",
            ""),
    OUTPUT_UNSUPPORTED(
            Tier.NONE,
            "An output is of a kind that cannot be run here",
            "The runtime refused the model, or the run failed; the sentence says why.",
            ""),
    RUN_FAILED(
            Tier.NONE,
            "The run failed",
            "The runtime refused the model, or the run failed; the sentence says why.",
            ""),
    CRASHED(
            Tier.NONE,
            "The process in which the model ran ended by itself",
            "The model, or a driver that it used, ended the process that Reckoner keeps for running models; the sentence says as much as is known of how. The next run has a new one.",
            "Run the claim again, on the processor if it was on another device."),
    MEMORY_LIMIT(
            Tier.NONE,
            "The model takes more memory than it may",
            "The run needed more memory than runs may take here, three quarters of the machine's unless it is set otherwise, or than there is.",
            "Run the claim on a machine with more memory."),
    TIME_LIMIT(
            Tier.NONE,
            "The run takes longer than it may",
            "The run was stopped after the time that a run may take here, an hour unless it is set otherwise.",
            "Run the claim on a faster machine or device."),
    WORKER_UNAVAILABLE(
            Tier.NONE,
            "Models cannot be run here",
            "The process in which models run cannot be started, cannot load ONNX Runtime, or cannot use its files; the sentence says why.",
            "See to what the sentence names, often a full disk or a missing library, and run the claim again.");

    private final Explanation explanation;

    ReexecutionCode(Tier tier, String sentence, String meaning, String advice) {
        explanation = new Explanation(tier, sentence, meaning, advice);
    }

    @Override
    public String code() {
        return ReasonCode.wireName("EX", name());
    }

    @Override
    public Explanation explanation() {
        return explanation;
    }
}
