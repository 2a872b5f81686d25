package dev.reckoner.runtime.localise.bound;

/** It jumps. A step more or less is allowed where the number that decided is that close to the edge, and nowhere else. */
public sealed interface Decision extends OperatorBound
        permits Quantised, DynamicallyQuantised, QuantisedProduct, SaturatedProduct, Chosen {}
