package dev.reckoner.trail.opengradient.contract;

/** A call that runs a model on the chain. Source: OpenGradient-SDK {@code src/opengradient/abi/inference.abi}. */
public sealed interface InferenceCall extends ContractCall {
    /** The model, how it is to be run, and on what. */
    ModelRequest request();

    /** Through the hub. */
    record Run(ModelRequest request) implements InferenceCall {}

    /** Straight to the precompile. */
    record RunModelInference(ModelRequest request) implements InferenceCall {}
}
