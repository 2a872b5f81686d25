package dev.reckoner.runtime.calibrate;

import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.ValueInfo;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorFormatException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.SequencedMap;

/**
 * Makes inputs for a model from what it declares: ordinary numbers where it takes floating point, ids within the table that they
 * are looked up in, masks of ones. The same seed and place give the same input on every machine.
 */
final class InputMaker {
    /** Of whole numbers that nothing bounds. */
    private static final long USUAL_BOUND = 2;

    private static final int BYTE_VALUES = 256;

    private final OnnxModel model;
    private final Map<String, Long> bounds = new HashMap<>();

    InputMaker(OnnxModel model) {
        this.model = model;
        ValueRange ranges = new ValueRange(model);
        for (ValueInfo input : model.inputs()) {
            OptionalLong bound = ranges.bound(input.name());
            bound.ifPresent(most -> bounds.put(input.name(), most));
        }
    }

    /** Why inputs cannot be made, in a sentence; empty where they can. */
    Optional<String> obstacle() {
        return model.inputs().stream()
                .filter(input -> input.kind() != ValueInfo.Kind.TENSOR
                        || input.shape().isEmpty()
                        || !isMade(input.elementType()))
                .findFirst()
                .map(input -> "Inputs of this model cannot be made up, because of " + input.name() + ", "
                        + input.description() + ". Give inputs, such as those of claims.");
    }

    private static boolean isMade(Optional<ElementType> type) {
        return type.isPresent()
                && switch (type.get()) {
                    case FLOAT, DOUBLE, FLOAT16, BFLOAT16, INT8, UINT8, INT32, INT64, BOOL -> true;
                    default -> false;
                };
    }

    /**
     * One input set.
     *
     * @param attempt which kind of sizes free dimensions have, below {@link FreeSizes#ATTEMPTS}
     * @param place of the input among others
     */
    SequencedMap<String, OnnxValue> make(int attempt, long seed, int place) {
        FreeSizes sizes = new FreeSizes(attempt, place);
        Random random = new Random(seed * 1_000_003 + place);
        SequencedMap<String, OnnxValue> made = new LinkedHashMap<>();
        for (ValueInfo input : model.inputs()) {
            made.put(input.name(), tensor(input, sizes.shape(input), random));
        }
        return made;
    }

    private Tensor tensor(ValueInfo input, List<Long> shape, Random random) {
        ElementType type = input.elementType().orElseThrow();
        int count = Math.toIntExact(shape.stream().reduce(1L, Math::multiplyExact));
        boolean mask = input.name().toLowerCase(Locale.ROOT).contains("mask");
        long bound = bounds.getOrDefault(input.name(), USUAL_BOUND);
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(count, type.bits() / Byte.SIZE))
                .order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            put(type, bytes, mask, bound, random);
        }
        try {
            return Tensor.wrap(type, shape, bytes.flip());
        } catch (TensorFormatException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void put(ElementType type, ByteBuffer bytes, boolean mask, long bound, Random random) {
        switch (type) {
            case FLOAT -> bytes.putFloat(number(mask, random));
            case DOUBLE -> bytes.putDouble(number(mask, random));
            case FLOAT16 -> bytes.putShort(Float.floatToFloat16(number(mask, random)));
            case BFLOAT16 -> bytes.putShort((short) (Float.floatToRawIntBits(number(mask, random)) >>> 16));
            case INT64 -> bytes.putLong(mask ? 1 : random.nextLong(bound));
            case INT32 -> bytes.putInt((int) (mask ? 1 : random.nextLong(Math.min(bound, Integer.MAX_VALUE))));
            case BOOL -> bytes.put((byte) 1);
            default -> bytes.put((byte) (mask ? 1 : random.nextInt(BYTE_VALUES)));
        }
    }

    private static float number(boolean mask, Random random) {
        return mask ? 1 : (float) random.nextGaussian();
    }
}
