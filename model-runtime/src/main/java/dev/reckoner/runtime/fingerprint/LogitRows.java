package dev.reckoner.runtime.fingerprint;

import dev.reckoner.runtime.tensor.Tensor;
import java.util.List;

/** The rows of a tensor of logits, checked as they are read. */
final class LogitRows {
    private final Tensor tensor;
    private final int rows;
    private final int vocabulary;

    /**
     * The rows of a tensor.
     *
     * @throws FingerprintException RT-DIFR-LOGITS if it is not of floating point and of shape [rows, vocabulary] or [1, rows,
     *     vocabulary]
     */
    LogitRows(Tensor tensor) throws FingerprintException {
        List<Long> dims = tensor.dims();
        boolean matrix = dims.size() == 2 || dims.size() == 3 && dims.getFirst() == 1;
        boolean real = switch (tensor.type()) {
            case FLOAT, FLOAT16, BFLOAT16, DOUBLE -> true;
            default -> false;
        };
        if (!matrix || !real || tensor.elementCount() == 0) {
            throw new FingerprintException(
                    "RT-DIFR-LOGITS",
                    "Logits are floating-point numbers of shape [rows, vocabulary] or [1, rows, vocabulary], not "
                            + tensor + ".");
        }
        this.tensor = tensor;
        rows = Math.toIntExact(dims.get(dims.size() - 2));
        vocabulary = Math.toIntExact(dims.getLast());
    }

    int vocabulary() {
        return vocabulary;
    }

    /** Refuses tokens that the rows from one on do not reach to, and tokens that are not in the vocabulary. */
    void check(int[] tokens, int firstRow) throws FingerprintException {
        if (firstRow < 0 || firstRow + (long) tokens.length > rows) {
            throw new FingerprintException(
                    "RT-DIFR-TOKENS",
                    "There are " + rows + " rows of logits, too few for " + tokens.length + " tokens from row "
                            + firstRow + " on.");
        }
        for (int token : tokens) {
            if (token < 0 || token >= vocabulary) {
                throw new FingerprintException(
                        "RT-DIFR-TOKENS",
                        "Token " + token + " is not one of the " + vocabulary + " of the vocabulary.");
            }
        }
    }

    /** A row; refuses NaN and what is infinite as a float32, which no order holds, and a row in which no token can be. */
    double[] row(int index) throws FingerprintException {
        double[] row = new double[vocabulary];
        boolean possible = false;
        for (int token = 0; token < vocabulary; token++) {
            double logit = tensor.doubleAt((long) index * vocabulary + token);
            if (!(logit <= Float.MAX_VALUE)) {
                throw new FingerprintException(
                        "RT-DIFR-LOGITS", "The logit of token " + token + " in row " + index + " is " + logit + ".");
            }
            possible |= logit > Double.NEGATIVE_INFINITY;
            row[token] = logit;
        }
        if (!possible) {
            throw new FingerprintException(
                    "RT-DIFR-LOGITS", "No token is possible by row " + index + " of the logits.");
        }
        return row;
    }
}
