package dev.reckoner.audit;

import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.Execution;
import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.execute.Reexecutor;
import dev.reckoner.runtime.onnx.ValueInfo;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/**
 * Claims that are run together, each in some rows of the inputs, so that the model is loaded and started once for many. Only for
 * models to which a calibration has shown that neighbours in the batch make no difference.
 */
final class CommonBatch {
    private CommonBatch() {}

    /**
     * What tells claims apart that cannot be run together; empty for one that can only be run alone.
     *
     * @param shape type and dimensions of each input but for its rows
     */
    record Kind(String model, Object profile, List<String> shape) {
        static Optional<Kind> of(PreparedRun run) {
            var shape = new ArrayList<String>();
            for (var input : run.inputs().entrySet()) {
                if (!(input.getValue() instanceof Tensor tensor) || !StackedRows.hasRows(tensor)) {
                    return Optional.empty();
                }
                shape.add(input.getKey() + " " + tensor.type()
                        + tensor.dims().subList(1, tensor.dims().size()));
            }
            boolean alike = !run.inputs().isEmpty() && rows(run).isPresent() && isOpen(run);
            return alike ? Optional.of(new Kind(run.model().sha256(), run.profile(), shape)) : Optional.empty();
        }
    }

    private static Optional<Long> rows(PreparedRun run) {
        return StackedRows.rows(run.inputs());
    }

    /** The model leaves the number of rows open, under one name for every input and output. */
    private static boolean isOpen(PreparedRun run) {
        var names = new ArrayList<ValueInfo>(run.model().inputs());
        names.addAll(run.model().outputs());
        var first = names.stream().map(CommonBatch::firstDimension).distinct().toList();
        return first.size() == 1 && first.getFirst().isPresent();
    }

    private static Optional<String> firstDimension(ValueInfo value) {
        return value.shape()
                .flatMap(dims -> dims.stream().findFirst())
                .filter(rows -> rows.size().isEmpty() && !rows.symbol().isEmpty())
                .map(ValueInfo.Dimension::symbol);
    }

    /** Claims of a kind in groups of at most so many rows, in their order; those that can only be run alone are alone. */
    static List<List<PreparedRun>> groups(List<PreparedRun> runs, long mostRows) {
        var open = new HashMap<Kind, List<PreparedRun>>();
        var groups = new ArrayList<List<PreparedRun>>();
        for (var run : runs) {
            var kind = Kind.of(run);
            var group = kind.map(open::get).orElse(null);
            if (group == null || rowsOf(group) + rowsOf(List.of(run)) > mostRows) {
                group = new ArrayList<>();
                groups.add(group);
            }
            group.add(run);
            var chosen = group;
            kind.ifPresent(known -> open.put(known, chosen));
        }
        return groups;
    }

    private static long rowsOf(List<PreparedRun> group) {
        return group.stream().mapToLong(run -> rows(run).orElse(1L)).sum();
    }

    /**
     * Runs a group at once.
     *
     * @return one execution for each, in their order
     * @throws ExecutionException if the common run fails, or its outputs do not have a row for each row of the inputs
     */
    static List<Execution> run(List<PreparedRun> group, Reexecutor reexecutor, Cancellation cancellation)
            throws ExecutionException {
        var first = group.getFirst();
        var all = reexecutor.run(
                first.model(),
                StackedRows.stack(group.stream().map(PreparedRun::inputs).toList()),
                first.profile(),
                cancellation);
        var environment = all.environment().with("batch.claims", group.size());
        var parts = new ArrayList<Execution>();
        long from = 0;
        for (var run : group) {
            long rows = rows(run).orElseThrow();
            parts.add(new Execution(
                    StackedRows.slice(all, from, rows, rowsOf(group)),
                    all.took().dividedBy(group.size()),
                    environment));
            from += rows;
        }
        return parts;
    }
}
