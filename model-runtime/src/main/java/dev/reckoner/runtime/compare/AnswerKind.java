package dev.reckoner.runtime.compare;

import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What kind of answer an output is, as far as its name, shape and numbers tell. */
enum AnswerKind {
    CLASSIFICATION,
    EMBEDDING;

    private static final Pattern CLASSES = Pattern.compile("logit|prob|softmax|class|label|score");
    private static final Pattern DIRECTIONS = Pattern.compile("embed|hidden|pooler|feature|vector|sentence");
    private static final int MOST_CLASSES = 64;
    private static final double NEAR_ONE = 1e-3;

    static Optional<AnswerKind> of(String output, Tensor claimed, Tensor recomputed) {
        List<Long> dims = recomputed.dims();
        boolean comparable = recomputed.type().family() == ElementType.Family.REAL
                && claimed.type() == recomputed.type()
                && claimed.dims().equals(dims)
                && (dims.size() == 2 || dims.size() == 3)
                && recomputed.elementCount() > 0
                && dims.getLast() > 1;
        return comparable ? Optional.of(kind(output.toLowerCase(Locale.ROOT), recomputed)) : Optional.empty();
    }

    private static AnswerKind kind(String output, Tensor value) {
        if (CLASSES.matcher(output).find()) {
            return CLASSIFICATION;
        }
        if (DIRECTIONS.matcher(output).find()) {
            return EMBEDDING;
        }
        if (isProbabilities(value)) {
            return CLASSIFICATION;
        }
        if (value.dims().size() == 3 || isUnitLength(value)) {
            return EMBEDDING;
        }
        long columns = value.dims().getLast();
        return columns <= MOST_CLASSES || columns % MOST_CLASSES != 0 ? CLASSIFICATION : EMBEDDING;
    }

    private static boolean isProbabilities(Tensor value) {
        return eachRow(value, (sum, squares, least) -> least >= 0 && Math.abs(sum - 1) < NEAR_ONE);
    }

    private static boolean isUnitLength(Tensor value) {
        return eachRow(value, (sum, squares, least) -> Math.abs(squares - 1) < NEAR_ONE);
    }

    private interface Row {
        boolean is(double sum, double squares, double least);
    }

    private static boolean eachRow(Tensor value, Row row) {
        long columns = value.dims().getLast();
        for (long at = 0; at < value.elementCount(); at += columns) {
            double sum = 0;
            double squares = 0;
            double least = Double.POSITIVE_INFINITY;
            for (long i = at; i < at + columns; i++) {
                double number = value.doubleAt(i);
                sum += number;
                squares += number * number;
                least = Math.min(least, number);
            }
            if (!row.is(sum, squares, least)) {
                return false;
            }
        }
        return true;
    }
}
