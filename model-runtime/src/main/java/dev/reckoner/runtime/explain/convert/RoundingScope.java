package dev.reckoner.runtime.explain.convert;

/** Which operators round what they give. */
public enum RoundingScope {
    /** Products with a sum, from rounded factors; the rest computes in FLOAT, as automatic mixed precision does. */
    PRODUCTS,
    /** Every operator that computes. */
    ALL
}
