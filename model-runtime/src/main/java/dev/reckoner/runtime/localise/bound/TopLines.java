package dev.reckoner.runtime.localise.bound;

import dev.reckoner.runtime.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * The two outputs of TopK, line by line along its axis: any places will do that are all different and hold the claimed values, and
 * those must be the same numbers as the recomputed ones, in the same order unless the operator is told not to sort.
 */
final class TopLines {
    private static final int LATEST_WITHOUT = 10;
    private final double[] numbers;
    private final double[][] mine;
    private final double[][] claimed;
    private final int asked;
    private final boolean sorted;
    private final boolean paired;
    private final long length;
    private final long inner;
    private final int kept;

    private TopLines(
            double[] numbers,
            double[][] mine,
            double[][] claimed,
            int asked,
            boolean sorted,
            boolean paired,
            long length,
            long inner) {
        this.numbers = numbers;
        this.mine = mine;
        this.claimed = claimed;
        this.asked = asked;
        this.sorted = sorted;
        this.paired = paired;
        this.length = length;
        this.inner = inner;
        long lines = Math.max(1, numbers.length / Math.max(1, length));
        this.kept = Math.toIntExact(mine[asked].length / lines);
    }

    static TopLines of(Application application, int asked) throws BoundException {
        Tensor x = application.needed(0);
        List<Long> dims = x.dims();
        int given = (int) application.attributes().integer("axis", -1);
        int axis = given < 0 ? given + dims.size() : given;
        boolean sorted = application.opset() <= LATEST_WITHOUT
                || application.attributes().integer("sorted", 1) != 0;
        return new TopLines(
                Numbers.of(x),
                new double[][] {Numbers.of(application.recomputed(0)), Numbers.of(application.recomputed(1))},
                new double[][] {Numbers.of(application.claimed(0)), Numbers.of(application.claimed(1))},
                asked,
                sorted,
                application.isClaimed(1),
                dims.get(axis),
                Numbers.product(dims.subList(axis + 1, dims.size())));
    }

    double[] allowed() {
        double[] allowed = new double[mine[asked].length];
        for (int line = 0; kept > 0 && line < allowed.length / kept; line++) {
            boolean honest = asked == 0 ? areSameValues(line) : arePlacesOfThem(line);
            for (int i = 0; honest && i < kept; i++) {
                int at = at(line, i);
                allowed[at] = Math.abs(mine[asked][at] - claimed[asked][at]);
            }
        }
        return allowed;
    }

    private int at(int line, int place) {
        return Math.toIntExact((line / inner * kept + place) * inner + line % inner);
    }

    private boolean areSameValues(int line) {
        double[] here = line(mine[0], line);
        double[] there = line(claimed[0], line);
        if (!sorted) {
            Arrays.sort(here);
            Arrays.sort(there);
        }
        return Arrays.equals(here, there) && (sorted || !paired || arePlacesOfThem(line));
    }

    private boolean arePlacesOfThem(int line) {
        double[] places = line(claimed[1], line);
        double[] values = line(claimed[0], line);
        for (int i = 0; i < kept; i++) {
            double place = places[i];
            boolean isPlace = place >= 0 && place < length;
            if (!isPlace
                    || numbers[Math.toIntExact((line / inner * length + (long) place) * inner + line % inner)]
                            != values[i]) {
                return false;
            }
        }
        return Arrays.stream(places).distinct().count() == kept;
    }

    private double[] line(double[] all, int line) {
        double[] one = new double[kept];
        Arrays.setAll(one, place -> all[at(line, place)] + 0.0);
        return one;
    }
}
