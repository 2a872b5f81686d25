package dev.reckoner.runtime.localise.bound;

import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.List;

/**
 * MatMulInteger: exact, but for one thing. Processors with AVX2 and without VNNI multiply unsigned by signed 8-bit numbers with
 * an instruction that adds two neighbouring products in 16 bits and cuts off what does not fit (ONNX Runtime, Quantize ONNX
 * models, section "When and why do I need to try U8U8"). Where that cannot happen nothing is allowed.
 */
public record SaturatedProduct() implements Decision {
    private static final double LARGEST = Short.MAX_VALUE;

    @Override
    public double[] allowed(Application application, int output, Arithmetic ours, Arithmetic theirs)
            throws BoundException {
        Tensor a = application.needed(0);
        Tensor b = application.needed(1);
        return cutOff(a, b, application.recomputed(output), application.claimed(output));
    }

    /** What may be lost of each sum of products of which another result is claimed; nothing of the others. */
    static double[] cutOff(Tensor a, Tensor b, Tensor here, Tensor there) {
        double[] allowed = new double[Math.toIntExact(here.elementCount())];
        if (!saturates(a, b) || a.dims().size() < 2 || b.dims().size() < 2) {
            return allowed;
        }
        double[] claimed = Numbers.of(there);
        double[] computed = Numbers.of(here);
        Factors factors = new Factors(a, b, here.dims());
        for (int i = 0; i < allowed.length; i++) {
            if (claimed[i] != computed[i]) {
                allowed[i] = factors.cutOff(i);
            }
        }
        return allowed;
    }

    /** True if two neighbouring products of these factors may not fit into 16 bits. */
    static boolean saturates(Tensor a, Tensor b) {
        return a.type() == ElementType.UINT8 && b.type() == ElementType.INT8 && 2 * largest(a) * largest(b) > LARGEST;
    }

    private static double largest(Tensor tensor) {
        double largest = 0;
        for (double each : Numbers.of(tensor)) {
            largest = Math.max(largest, Math.abs(each));
        }
        return largest;
    }

    /** Rows of one and columns of the other, batch by batch. */
    private static final class Factors {
        private final double[] a;
        private final double[] b;
        private final int m;
        private final int k;
        private final int n;
        private final double[] batchesOfA;
        private final double[] batchesOfB;

        Factors(Tensor left, Tensor right, List<Long> out) {
            a = Numbers.of(left);
            b = Numbers.of(right);
            m = Math.toIntExact(left.dims().get(left.dims().size() - 2));
            k = Math.toIntExact(left.dims().getLast());
            n = Math.toIntExact(right.dims().getLast());
            List<Long> batches = out.subList(0, out.size() - 2);
            batchesOfA = batches(left, batches);
            batchesOfB = batches(right, batches);
        }

        /** Which matrix of an input goes into which of the output. */
        private static double[] batches(Tensor input, List<Long> batches) {
            List<Long> own = input.dims().subList(0, input.dims().size() - 2);
            double[] indexes = new double[Math.toIntExact(Numbers.product(own))];
            java.util.Arrays.setAll(indexes, i -> i);
            return Broadcast.of(own, batches).expand(indexes);
        }

        /** Largest sum of what neighbours may lose. */
        double cutOff(int element) {
            int batch = element / (m * n);
            int row = (int) batchesOfA[batch] * m * k + element / n % m * k;
            int column = (int) batchesOfB[batch] * k * n + element % n;
            double lost = 0;
            for (int i = 0; i + 1 < k; i += 2) {
                double pair = a[row + i] * b[column + i * n] + a[row + i + 1] * b[column + (i + 1) * n];
                lost += Math.max(0, Math.max(pair - LARGEST, -pair - LARGEST - 1));
            }
            return lost;
        }
    }

    @Override
    public String basis(Application application, int output) {
        return "what processors without VNNI cut off";
    }
}
