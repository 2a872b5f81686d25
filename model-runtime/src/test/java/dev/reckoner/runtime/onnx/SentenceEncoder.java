package dev.reckoner.runtime.onnx;

import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.SequencedMap;

/** The model all-MiniLM-L6-v2, in single precision and with weights of 8 bits. */
public final class SentenceEncoder {
    private SentenceEncoder() {}

    public static OnnxModel precise() throws IOException, ModelException {
        return load("/all-minilm-l6-v2.onnx");
    }

    public static OnnxModel quantised() throws IOException, ModelException {
        return load("/all-minilm-l6-v2-q.onnx");
    }

    /** Random tokens, nothing masked. */
    public static SequencedMap<String, OnnxValue> tokens(int rows, int length) {
        List<Long> dims = List.of((long) rows, (long) length);
        long[] ids = new Random(7).longs((long) rows * length, 1000, 20_000).toArray();
        long[] ones = new long[rows * length];
        java.util.Arrays.fill(ones, 1);
        SequencedMap<String, OnnxValue> inputs = new LinkedHashMap<>();
        inputs.put("input_ids", Tensor.ofLongs(dims, ids));
        inputs.put("attention_mask", Tensor.ofLongs(dims, ones));
        inputs.put("token_type_ids", Tensor.ofLongs(dims, new long[rows * length]));
        return inputs;
    }

    private static OnnxModel load(String resource) throws IOException, ModelException {
        try (InputStream input = SentenceEncoder.class.getResourceAsStream(resource)) {
            if (input == null) {
                throw new IOException(resource + " is not on the class path");
            }
            return OnnxModel.of(input.readAllBytes());
        }
    }
}
