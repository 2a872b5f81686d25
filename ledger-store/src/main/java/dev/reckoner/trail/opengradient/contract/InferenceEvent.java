package dev.reckoner.trail.opengradient.contract;

/**
 * An inference on the chain itself. Source: OpenGradient-SDK {@code src/opengradient/abi/InferencePrecompile.abi},
 * {@code inference.abi} and {@code PriceHistoryInference.abi}.
 */
public sealed interface InferenceEvent extends ContractEvent {
    /** What the model answered. */
    ModelOutput output();

    /**
     * The precompile's own record: model, input and output together.
     *
     * @param inferenceId the node's name for it
     */
    record ModelInferenceEvent(String inferenceId, ModelRequest request, ModelOutput output)
            implements InferenceEvent {}

    /** The hub's record, which follows the precompile's. */
    record InferenceResult(ModelOutput output) implements InferenceEvent {}

    /**
     * The record of a contract that runs a model by itself.
     *
     * @param caller who made it run
     */
    record InferenceResultEmitted(String caller, ModelOutput output) implements InferenceEvent {}
}
