package dev.reckoner.trail.opengradient.inference;

/** How an ONNX model is run. Source: OpenGradient-SDK {@code types.py}. */
enum InferenceMode {
    VANILLA,
    ZKML,
    TEE;

    /** The name of the mode of that number, or the number where it means nothing known. */
    static String name(int number) {
        return number >= 0 && number < values().length ? values()[number].name() : "unknown mode " + number;
    }
}
