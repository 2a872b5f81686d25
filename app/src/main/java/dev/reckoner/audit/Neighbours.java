package dev.reckoner.audit;

import dev.reckoner.crypto.Digest;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorFormatException;
import dev.reckoner.runtime.tensor.TensorProtos;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.ValueReference;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which other claims of a case are nearest to an embedding, by the cosine, as claimed and as recomputed: what a search that
 * rests on the embedding would have found. Reads the case; not for the FX thread. Not safe for use by several threads.
 */
public final class Neighbours {
    /** How many other claims are compared at most. */
    public static final int MOST = 2_000;

    private static final long MOST_BYTES = 64L << 20;
    private static final int LONGEST_TEXT = 80;

    private final AuditCase auditCase;
    private final Map<Key, List<Other>> known = new HashMap<>();

    /** Neighbours among the claims of a case as it is now. */
    public Neighbours(AuditCase auditCase) {
        this.auditCase = auditCase;
    }

    /**
     * The nearest claims.
     *
     * @param rows those nearest to the claimed value, nearest first
     * @param compared how many others there were
     * @param common how many of the rows are also among the nearest to the recomputed value
     */
    public record Nearest(List<Row> rows, int compared, int common) {
        public Nearest {
            rows = List.copyOf(rows);
        }

        /** How many stand elsewhere on the other side. */
        public long moved() {
            return rows.stream().filter(row -> row.was() != row.is()).count();
        }
    }

    /**
     * One of the nearest claims.
     *
     * @param claim its id
     * @param label its input where that is text, in quotes; else the producer's name for it
     * @param claimed cosine to the claimed value
     * @param recomputed cosine to the recomputed value
     * @param was its rank by the claimed value, from 1
     * @param is its rank by the recomputed value, from 1
     */
    public record Row(Digest claim, String label, double claimed, double recomputed, int was, int is) {}

    private record Key(String model, String output, List<Long> shape) {}

    private record Other(Digest claim, String label, float[] direction) {}

    /**
     * The claims of the same model whose output of that name has the same shape, nearest first.
     *
     * @param most how many rows
     */
    public Nearest of(Claim claim, String output, Tensor claimed, Tensor recomputed, int most) throws IOException {
        if (!claimed.dims().equals(recomputed.dims()) || !claimed.type().isFloatingPoint()) {
            return new Nearest(List.of(), 0, 0);
        }
        var others = others(claim, output, claimed).stream()
                .filter(other -> !other.claim().equals(claim.id()))
                .toList();
        double[] was = cosines(direction(claimed), others);
        double[] is = cosines(direction(recomputed), others);
        int[] wasRank = ranks(was);
        int[] isRank = ranks(is);
        var rows = new ArrayList<Row>();
        for (int i = 0; i < others.size(); i++) {
            if (wasRank[i] <= most) {
                var other = others.get(i);
                rows.add(new Row(other.claim(), other.label(), was[i], is[i], wasRank[i], isRank[i]));
            }
        }
        rows.sort(Comparator.comparingInt(Row::was));
        int common = (int) rows.stream().filter(row -> row.is() <= most).count();
        return new Nearest(rows, others.size(), common);
    }

    private List<Other> others(Claim claim, String output, Tensor like) throws IOException {
        var key = new Key(claim.model().label(), output, like.dims());
        var found = known.get(key);
        if (found == null) {
            found = read(claim, output, like);
            known.put(key, found);
        }
        return found;
    }

    private List<Other> read(Claim claim, String output, Tensor like) throws IOException {
        long room = Math.min(MOST, MOST_BYTES / Math.max(1, 4 * like.elementCount()));
        var others = new ArrayList<Other>();
        auditCase.eachClaim(row -> {
            if (row.model().equals(claim.model().label())) {
                other(row, claim, output, like).ifPresent(others::add);
            }
            return others.size() <= room;
        });
        return List.copyOf(others);
    }

    private Optional<Other> other(ClaimRow row, Claim like, String output, Tensor shape) throws IOException {
        var detail = auditCase.claim(row.id()).map(ClaimDetail::claim);
        if (detail.filter(other -> other.model().equals(like.model())).isEmpty()) {
            return Optional.empty();
        }
        var other = detail.get();
        for (var value : other.outputs()) {
            if (value.name().equals(output)) {
                var direction = tensor(value)
                        .filter(it -> it.type() == shape.type() && it.dims().equals(shape.dims()))
                        .map(Neighbours::direction);
                return direction.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Other(row.id(), label(other), direction.get()));
            }
        }
        return Optional.empty();
    }

    private Optional<Tensor> tensor(ValueReference value) throws IOException {
        if (value.kind() != ValueReference.Kind.TENSOR || value.held().isEmpty()) {
            return Optional.empty();
        }
        try {
            var bytes = auditCase.blob(value.held().get());
            return bytes.isEmpty() ? Optional.empty() : Optional.of(TensorProtos.read(bytes.get()));
        } catch (TensorFormatException damaged) {
            return Optional.empty();
        }
    }

    private String label(Claim claim) throws IOException {
        for (var input : claim.inputs()) {
            if (input.kind() == ValueReference.Kind.TEXT && input.held().isPresent()) {
                var text = auditCase.blob(input.held().get()).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
                if (text.isPresent()) {
                    return quoted(text.get().strip());
                }
            }
        }
        return claim.label();
    }

    private static String quoted(String text) {
        String line = text.lines().findFirst().orElse("");
        return '"' + (line.length() > LONGEST_TEXT ? line.substring(0, LONGEST_TEXT) + "…" : line) + '"';
    }

    /** The tensor as one vector of length 1; all zeros where it has no direction. */
    private static float[] direction(Tensor tensor) {
        int count = Math.toIntExact(tensor.scalarCount());
        double squares = 0;
        for (int i = 0; i < count; i++) {
            squares += tensor.doubleAt(i) * tensor.doubleAt(i);
        }
        double norm = Math.sqrt(squares);
        float[] direction = new float[count];
        if (norm > 0 && Double.isFinite(norm)) {
            for (int i = 0; i < count; i++) {
                direction[i] = (float) (tensor.doubleAt(i) / norm);
            }
        }
        return direction;
    }

    private static double[] cosines(float[] own, List<Other> others) {
        double[] cosines = new double[others.size()];
        for (int k = 0; k < cosines.length; k++) {
            float[] other = others.get(k).direction();
            double sum = 0;
            for (int i = 0; i < own.length; i++) {
                sum += (double) own[i] * other[i];
            }
            cosines[k] = sum;
        }
        return cosines;
    }

    /** Rank of each from 1, the largest first, of equal ones the earlier claim. */
    private static int[] ranks(double[] values) {
        var order = new ArrayList<Integer>();
        for (int i = 0; i < values.length; i++) {
            order.add(i);
        }
        order.sort(Comparator.comparingDouble((Integer i) -> -values[i]));
        int[] ranks = new int[values.length];
        for (int rank = 0; rank < ranks.length; rank++) {
            ranks[order.get(rank)] = rank + 1;
        }
        return ranks;
    }
}
