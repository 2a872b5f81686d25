package dev.reckoner.runtime.tensor;

/** A value that goes into or comes out of a model. */
public sealed interface OnnxValue permits Tensor, TensorSequence, OptionalValue {}
