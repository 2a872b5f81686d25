package dev.reckoner.runtime.calibrate;

import dev.reckoner.runtime.onnx.ValueInfo;
import dev.reckoner.runtime.onnx.ValueInfo.Dimension;
import dev.reckoner.runtime.tensor.ElementType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Sizes for the dimensions that a model leaves free, the same for the same name. The first dimension is the batch, of one row;
 * others are varied between inputs: lengths of a text, the samples of a sound, or the sides of a picture in
 * steps that most networks divide by.
 */
final class FreeSizes {
    private static final Pattern BATCH = Pattern.compile("batch.*|n|bs");
    private static final int PICTURE_RANK = 4;

    /** Tried in turn until the model takes them. */
    private static final long[][] LENGTHS = {
        {8, 4, 12, 16, 48}, {16, 32, 48}, {1, 2, 3}, {64, 128}, {512, 768, 1024}, {8_000, 16_000}
    };

    private static final long[][] SIDES = {{64, 96, 128}, {224, 256}, {32, 64}, {320, 640}, {8, 16}};

    /** How many kinds of sizes there are to try. */
    static final int ATTEMPTS = 6;

    private final int attempt;
    private final int variant;
    private final Map<String, Long> named = new HashMap<>();

    /**
     * Sizes for one input set.
     *
     * @param attempt which kind of sizes, from 0
     * @param variant which of that kind; any number
     */
    FreeSizes(int attempt, int variant) {
        this.attempt = attempt;
        this.variant = variant;
    }

    /** A shape for a declared one; of one element where none is declared. */
    List<Long> shape(ValueInfo input) {
        List<Long> shape = new ArrayList<>();
        List<Dimension> declared = input.shape().orElse(List.of());
        boolean picture = declared.size() == PICTURE_RANK
                && input.elementType().filter(ElementType::isFloatingPoint).isPresent();
        for (int at = 0; at < declared.size(); at++) {
            shape.add(size(declared.get(at), at, picture));
        }
        return shape;
    }

    private long size(Dimension dimension, int at, boolean picture) {
        if (dimension.size().isPresent()) {
            return dimension.size().getAsLong();
        }
        String name = dimension.symbol().toLowerCase(Locale.ROOT);
        if (at == 0 || BATCH.matcher(name).matches()) {
            return 1;
        }
        long[][] kinds = picture ? SIDES : LENGTHS;
        long[] sizes = kinds[Math.min(attempt, kinds.length - 1)];
        long size = sizes[Math.floorMod(variant, sizes.length)];
        return name.isEmpty() ? size : named.computeIfAbsent(name, unknown -> size);
    }
}
