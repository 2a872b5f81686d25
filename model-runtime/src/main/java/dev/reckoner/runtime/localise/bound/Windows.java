package dev.reckoner.runtime.localise.bound;

import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.List;

/**
 * Convolutions that a device may compute by transforming a tile of the input: Winograd's, with the products of all tile elements
 * that are needed for fewer multiplications, or Fourier's. A result then has errors in proportion to the largest number of the
 * tile, also where its own window is zero (Higham, Accuracy and Stability of Numerical Algorithms, chapters 23 and 24).
 */
final class Windows {
    private static final int SMALLEST = 3;

    /**
     * Largest product of the transforms of F(4, 3), for each dimension: the sum over its six points of |inverse transform| times
     * |transform of weights| times |transform of inputs| is 29.3.
     */
    private static final double GROWTH = 30;

    /** Additions of the three transforms, for each dimension. */
    private static final double TRANSFORMS = 12;

    private Windows() {}

    /** True for a convolution that a device, other than a processor under ONNX Runtime, may transform. */
    static boolean transformed(Application application, Arithmetic side) throws BoundException {
        String operator = application.node().getOpType();
        if (!side.transforming() || !(operator.equals("Conv") || operator.equals("ConvTranspose"))) {
            return false;
        }
        List<Long> kernel = application.needed(1).dims();
        return kernel.subList(Math.min(2, kernel.size()), kernel.size()).stream()
                .anyMatch(size -> size >= SMALLEST);
    }

    /** Adds growth gamma max|x| sum|w| for each output channel; the largest number of all stands for that of the tile. */
    static void add(Application application, double n, Arithmetic side, double[] errors) throws BoundException {
        Tensor here = application.recomputed(0);
        ElementType type = here.type();
        int dimensions = Math.max(1, here.dims().size() - 2);
        double u = side.gathering(type, true) + 2 * Math.max(side.cut(type), side.given(type));
        double coefficient = Math.pow(GROWTH, dimensions) * Roundoff.gamma(n + TRANSFORMS * dimensions, u);
        double largest = 0;
        for (double x : Numbers.of(application.needed(0))) {
            largest = Math.max(largest, Math.abs(x));
        }
        double[] weights = Numbers.of(application.needed(1));
        double[] sums = weights(application, weights, here);
        int place = Math.toIntExact(Numbers.product(
                here.dims().subList(Math.min(2, here.dims().size()), here.dims().size())));
        for (int i = 0; i < errors.length; i++) {
            errors[i] += coefficient * largest * sums[i / Math.max(1, place) % sums.length];
        }
    }

    /** Sum of the absolute weights of each output channel. */
    private static double[] weights(Application application, double[] weights, Tensor here) {
        int channels = Math.toIntExact(here.dims().get(1));
        double[] sums = new double[channels];
        boolean turned = application.node().getOpType().equals("ConvTranspose");
        if (turned) {
            java.util.Arrays.fill(
                    sums, java.util.Arrays.stream(weights).map(Math::abs).sum());
            return sums;
        }
        int each = weights.length / channels;
        for (int i = 0; i < each * channels; i++) {
            sums[i / each] += Math.abs(weights[i]);
        }
        return sums;
    }
}
