package dev.reckoner.runtime.localise.bound;

import dev.reckoner.runtime.tensor.Tensor;
import java.util.List;

/**
 * Places of largest and smallest numbers: another place is as good where the same number stands there.
 *
 * @param output which of the operator's outputs holds places; the others must be exact
 * @param flat true if a place counts through the whole tensor, false if along an axis
 */
public record Chosen(int output, boolean flat) implements Decision {
    @Override
    public double[] allowed(Application application, int asked, Arithmetic ours, Arithmetic theirs)
            throws BoundException {
        Tensor here = application.recomputed(asked);
        double[] allowed = new double[Math.toIntExact(here.scalarCount())];
        if (application.node().getOpType().equals("TopK")) {
            return TopLines.of(application, asked).allowed();
        }
        if (asked != output) {
            return allowed;
        }
        Tensor x = application.needed(0);
        double[] numbers = Numbers.of(x);
        double[] mine = Numbers.of(here);
        double[] claimed = Numbers.of(application.claimed(asked));
        int axis = axis(application, x.dims());
        long inner = Numbers.product(
                x.dims().subList(Math.min(axis + 1, x.dims().size()), x.dims().size()));
        long length = x.dims().isEmpty() ? 1 : x.dims().get(axis);
        for (int i = 0; i < allowed.length; i++) {
            long start = flat ? 0 : i / inner * length * inner + i % inner;
            double chosen = at(numbers, start, flat ? 1 : inner, mine[i], flat ? numbers.length : length);
            double there = at(numbers, start, flat ? 1 : inner, claimed[i], flat ? numbers.length : length);
            allowed[i] = chosen == there ? Math.abs(mine[i] - claimed[i]) : 0;
        }
        return allowed;
    }

    private static int axis(Application application, List<Long> dims) {
        int axis = (int) application.attributes().integer("axis", 0);
        return axis < 0 ? axis + dims.size() : axis;
    }

    private static double at(double[] numbers, long start, long stride, double place, long length) {
        return place >= 0 && place < length ? numbers[(int) (start + stride * (long) place)] : Double.NaN;
    }

    @Override
    public String basis(Application application, int asked) {
        return "another place where the same number stands, and no other";
    }
}
