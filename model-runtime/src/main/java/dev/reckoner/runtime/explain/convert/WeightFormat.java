package dev.reckoner.runtime.explain.convert;

/** In what numbers weights are kept while the arithmetic stays that of FLOAT. */
public enum WeightFormat {
    /** IEEE 754 half precision. */
    FLOAT16("fp16 weights", 0),
    /** The upper half of a float. */
    BFLOAT16("bf16 weights", 0),
    /** E4M3, scaled so that the largest weight of a tensor is the largest number. */
    FLOAT8("fp8 weights", 0),
    /** -127 to 127 with one scale for a tensor. */
    INT8_TENSOR("int8 weights, one scale per tensor", 127),
    /** -127 to 127 with one scale for each output channel. */
    INT8_CHANNELS("int8 weights, one scale per channel", 127),
    /** -7 to 7 with one scale for each output channel. */
    INT4_CHANNELS("int4 weights, one scale per channel", 7),
    /** -8 to 7 with one scale for each 32 weights of a channel, as llama.cpp's Q4_0 has it. */
    INT4_BLOCKS_OF_32("int4 weights in blocks of 32", 8),
    /** -8 to 7 with one scale for each 128 weights of a channel, as ONNX Runtime's MatMulNBits has it. */
    INT4_BLOCKS_OF_128("int4 weights in blocks of 128", 8);

    private final String label;
    private final int levels;

    WeightFormat(String label, int levels) {
        this.label = label;
        this.levels = levels;
    }

    /** For a person. */
    public String label() {
        return label;
    }

    /** True where a weight is a whole number times a scale. */
    boolean isInteger() {
        return levels > 0;
    }

    /** Largest magnitude of the whole numbers. */
    int levels() {
        return levels;
    }

    /** Weights that share a scale along a channel; 0 for all of them. */
    int block() {
        return switch (this) {
            case INT4_BLOCKS_OF_32 -> 32;
            case INT4_BLOCKS_OF_128 -> 128;
            default -> 0;
        };
    }
}
