package dev.reckoner.runtime.fingerprint;

import dev.reckoner.runtime.tensor.Tensor;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of a tensor of activations, flattened in row-major order, as bf16.
 *
 * @param tensor FLOAT, FLOAT16, BFLOAT16 or DOUBLE; a DOUBLE is rounded to binary32 first, as PyTorch does
 * @param data its elements
 * @param from flat index of the first element
 * @param length number of elements
 */
record Chunk(Tensor tensor, ByteBuffer data, int from, int length) {
    /** All of a tensor. */
    static Chunk whole(Tensor tensor) throws FingerprintException {
        switch (tensor.type()) {
            case FLOAT, FLOAT16, BFLOAT16, DOUBLE -> {}
            default ->
                throw new FingerprintException(
                        "RT-TOPLOC-TYPE",
                        "Activations are of type FLOAT, FLOAT16, BFLOAT16 or DOUBLE, not " + tensor.type() + ".");
        }
        return new Chunk(tensor, tensor.data(), 0, Math.toIntExact(tensor.elementCount()));
    }

    /**
     * The positions of a prompt, then {@code each} positions at a time.
     *
     * @param tensor of shape [positions, width] or [1, positions, width]
     * @param prompt positions of the prompt; 0 if there is no chunk for it
     */
    static List<Chunk> of(Tensor tensor, int prompt, int each) throws FingerprintException {
        Chunk whole = whole(tensor);
        List<Long> dims = tensor.dims();
        boolean sequence = dims.size() == 2 || dims.size() == 3 && dims.getFirst() == 1;
        if (!sequence || whole.length == 0) {
            throw new FingerprintException(
                    "RT-TOPLOC-SHAPE",
                    "Hidden states of one sequence have the shape [positions, width] or [1, positions, width], not "
                            + dims + ".");
        }
        int positions = Math.toIntExact(dims.get(dims.size() - 2));
        if (prompt < 0 || prompt > positions) {
            throw new FingerprintException(
                    "RT-TOPLOC-SHAPE",
                    "There are " + positions + " positions, so the prompt cannot have " + prompt + ".");
        }
        List<Chunk> chunks = new ArrayList<>();
        int width = whole.length / positions;
        for (int start = 0, end = prompt > 0 ? prompt : Math.min(each, positions); start < positions; ) {
            chunks.add(new Chunk(tensor, whole.data, start * width, (end - start) * width));
            start = end;
            end = Math.min(positions, end + each);
        }
        return chunks;
    }

    /** The bf16 pattern of an element, counted from the start of the chunk. */
    int bits(int index) {
        int at = from + index;
        return switch (tensor.type()) {
            case BFLOAT16 -> data.getShort(2 * at) & 0xffff;
            case FLOAT -> BrainFloat.nearest(data.getFloat(4 * at));
            default -> BrainFloat.nearest((float) tensor.doubleAt(at));
        };
    }
}
