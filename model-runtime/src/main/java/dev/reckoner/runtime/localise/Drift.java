package dev.reckoner.runtime.localise;

import dev.reckoner.runtime.localise.bound.Numbers;
import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import java.nio.FloatBuffer;

/** How far a claimed value has come from the whole model's own. */
final class Drift {
    private static final int BLOCK = 4096;

    private Drift() {}

    /** Norm of the difference over the norm of the own value; NaN where the two cannot be compared. */
    static double of(OnnxValue claimed, OnnxValue own) {
        if (claimed.equals(own)) {
            return 0;
        }
        if (!(claimed instanceof Tensor c && own instanceof Tensor o)
                || c.type() != o.type()
                || !c.dims().equals(o.dims())
                || o.scalarCount() == 0) {
            return Double.NaN;
        }
        return o.type() == ElementType.FLOAT ? ofFloats(c, o) : ofNumbers(Numbers.of(c), Numbers.of(o));
    }

    /** Block by block, in four sums at a time, since the order of the additions may not be changed by the compiler. */
    private static double ofFloats(Tensor claimed, Tensor own) {
        FloatBuffer c = claimed.data().asFloatBuffer();
        FloatBuffer o = own.data().asFloatBuffer();
        float[] cs = new float[BLOCK];
        float[] os = new float[BLOCK];
        double difference = 0;
        double norm = 0;
        while (o.hasRemaining()) {
            int length = Math.min(BLOCK, o.remaining());
            c.get(cs, 0, length);
            o.get(os, 0, length);
            difference += squares(cs, os, length);
            norm += squares(os, length);
        }
        return ratio(difference, norm);
    }

    private static double squares(float[] a, float[] b, int length) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i + 3 < length; i += 4) {
            double d0 = a[i] - b[i];
            double d1 = a[i + 1] - b[i + 1];
            double d2 = a[i + 2] - b[i + 2];
            double d3 = a[i + 3] - b[i + 3];
            s0 += d0 * d0;
            s1 += d1 * d1;
            s2 += d2 * d2;
            s3 += d3 * d3;
        }
        for (; i < length; i++) {
            double d = a[i] - b[i];
            s0 += d * d;
        }
        return s0 + s1 + (s2 + s3);
    }

    private static double squares(float[] a, int length) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i + 3 < length; i += 4) {
            s0 += (double) a[i] * a[i];
            s1 += (double) a[i + 1] * a[i + 1];
            s2 += (double) a[i + 2] * a[i + 2];
            s3 += (double) a[i + 3] * a[i + 3];
        }
        for (; i < length; i++) {
            s0 += (double) a[i] * a[i];
        }
        return s0 + s1 + (s2 + s3);
    }

    private static double ofNumbers(double[] claimed, double[] own) {
        double difference = 0;
        double norm = 0;
        for (int i = 0; i < own.length; i++) {
            double d = claimed[i] - own[i];
            difference += d * d;
            norm += own[i] * own[i];
        }
        return ratio(difference, norm);
    }

    private static double ratio(double difference, double norm) {
        return difference == 0 ? 0 : Math.sqrt(difference / norm);
    }
}
