package dev.reckoner.runtime.calibrate;

import dev.reckoner.runtime.compare.MeasuredErrors;
import dev.reckoner.runtime.execute.Execution;
import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.execute.ExecutionException.Code;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * By how much the outputs differ between configurations. First every configuration runs a few inputs of different shapes, twice;
 * which of them have the same bits form a group. The other inputs are run by two of each group, the first and the last, twice by
 * the first: configurations of a group rarely differ, and each would cost a session and its runs.
 */
final class OutputCalibration {
    private static final int SCOUTED = 4;

    private final Runs runs;
    private final CalibrationOptions options;
    private final List<Measured> measured = new ArrayList<>();
    private final SequencedMap<String, MeasuredErrors> across = new LinkedHashMap<>();
    private final SequencedMap<String, MeasuredErrors> repeated = new LinkedHashMap<>();
    private final Map<String, Scale> scales = new HashMap<>();

    /** A configuration that ran. */
    private static final class Measured {
        private final Tour.Stop stop;
        private final Configuration configuration;
        private int group;
        private boolean failed;

        Measured(Tour.Stop stop, Configuration configuration, int group) {
            this.stop = stop;
            this.configuration = configuration;
            this.group = group;
        }
    }

    OutputCalibration(Runs runs, CalibrationOptions options) {
        this.runs = runs;
        this.options = options;
    }

    void run(List<SequencedMap<String, OnnxValue>> inputs, List<Tour.Stop> stops) throws ExecutionException {
        List<SequencedMap<String, OnnxValue>> scouted = inputs.subList(0, Math.min(SCOUTED, inputs.size()));
        long largest = size(inputs, stops.getFirst());
        requireMeasurable();
        scout(scouted, stops);
        List<Measured> telling = telling();
        long room = options.memory() / Math.max(1, largest * (telling.size() + 1));
        int size = (int) Math.clamp(room, 1, inputs.size());
        for (int from = scouted.size(); from < inputs.size(); from += size) {
            compare(inputs.subList(from, Math.min(inputs.size(), from + size)), telling, from, inputs.size());
        }
    }

    /** Runs every input once, for the size of its values and of its bytes; returns the most bytes that one takes. */
    private long size(List<SequencedMap<String, OnnxValue>> inputs, Tour.Stop first) throws ExecutionException {
        long most = 0;
        for (int at = 0; at < inputs.size(); at++) {
            runs.report(Stage.SIZES, (double) at / inputs.size(), first.words());
            long bytes = 0;
            for (var output :
                    runs.needed(runs.model(), inputs.get(at), first).outputs().entrySet()) {
                if (output.getValue() instanceof Tensor tensor) {
                    scales.computeIfAbsent(output.getKey(), fresh -> new Scale())
                            .add(tensor);
                    bytes += tensor.data().remaining();
                }
            }
            most = Math.max(most, bytes);
        }
        scales.forEach((name, scale) -> {
            across.put(name, scale.errors());
            repeated.put(name, scale.errors());
            if (scale.outOfLine() > 0) {
                runs.leave("Of the output " + name + ", " + scale.outOfLine()
                        + " inputs made values more than a thousand times as large as usual; relative errors are measured"
                        + " against what is usual.");
            }
        });
        return most;
    }

    private void requireMeasurable() throws ExecutionException {
        if (scales.isEmpty()) {
            throw new ExecutionException(Code.OUTPUT_UNSUPPORTED, "The model has no output that is a tensor.");
        }
    }

    private void scout(List<SequencedMap<String, OnnxValue>> inputs, List<Tour.Stop> stops) throws ExecutionException {
        List<List<Execution>> seen = new ArrayList<>();
        for (int at = 0; at < stops.size(); at++) {
            Tour.Stop stop = stops.get(at);
            runs.report(Stage.CONFIGURATIONS, (double) at / stops.size(), stop.words());
            List<Execution> own = all(inputs, stop);
            List<Execution> again = own.isEmpty() ? List.of() : all(inputs, stop);
            if (again.isEmpty() || isOdd(stop, own, seen)) {
                continue;
            }
            int group = group(seen, own);
            for (List<Execution> other : seen) {
                compareAll(other, own, across);
            }
            compareAll(again, own, repeated);
            measured.add(new Measured(stop, Configuration.of(own.getFirst().environment()), group));
            if (group == seen.size()) {
                seen.add(own);
            }
        }
    }

    /**
     * True if a device gives infinity, or no number, where the processor gives numbers, or the reverse: then it computes something
     * else, and no threshold could be made of what it differs by.
     */
    private boolean isOdd(Tour.Stop stop, List<Execution> own, List<List<Execution>> seen) {
        if (stop.isProcessor() || seen.isEmpty()) {
            return false;
        }
        SequencedMap<String, MeasuredErrors> errors = new LinkedHashMap<>();
        scales.forEach((name, scale) -> errors.put(name, scale.errors()));
        compareAll(seen.getFirst(), own, errors);
        boolean odd = errors.values().stream().anyMatch(each -> !each.allFinite());
        if (odd) {
            runs.leave(stop.words() + ": It gives infinity, or no number, where the processor gives numbers.");
        }
        return odd;
    }

    /** The outputs in one configuration; empty where it does not run. */
    List<Execution> all(List<SequencedMap<String, OnnxValue>> inputs, Tour.Stop stop) throws ExecutionException {
        List<Execution> all = new ArrayList<>();
        for (SequencedMap<String, OnnxValue> input : inputs) {
            Optional<Execution> execution = runs.tried(input, stop);
            if (execution.isEmpty()) {
                return List.of();
            }
            all.add(execution.get());
        }
        return all;
    }

    /** One of each group of equal bits is kept, so there is at most one to find. */
    private static int group(List<List<Execution>> seen, List<Execution> own) {
        for (int group = 0; group < seen.size(); group++) {
            if (isSame(seen.get(group), own)) {
                return group;
            }
        }
        return seen.size();
    }

    private static boolean isSame(List<Execution> one, List<Execution> other) {
        for (int i = 0; i < one.size(); i++) {
            if (!one.get(i).outputs().equals(other.get(i).outputs())) {
                return false;
            }
        }
        return true;
    }

    private void compareAll(List<Execution> one, List<Execution> other, SequencedMap<String, MeasuredErrors> errors) {
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            include(errors, one.get(i).outputs(), other.get(i).outputs());
        }
    }

    /** The first and the last of each group. */
    private List<Measured> telling() {
        SequencedMap<Integer, Measured> first = new LinkedHashMap<>();
        SequencedMap<Integer, Measured> last = new LinkedHashMap<>();
        for (Measured each : measured) {
            first.putIfAbsent(each.group, each);
            last.put(each.group, each);
        }
        List<Measured> telling = new ArrayList<>(first.values());
        last.values().stream().filter(each -> !telling.contains(each)).forEach(telling::add);
        return telling;
    }

    private void compare(List<SequencedMap<String, OnnxValue>> inputs, List<Measured> telling, int done, int total)
            throws ExecutionException {
        List<List<Execution>> seen = new ArrayList<>();
        Map<Integer, List<Execution>> firsts = new HashMap<>();
        for (Measured each : telling) {
            runs.report(Stage.INPUTS, (double) done / total, each.stop.words());
            List<Execution> own = each.failed ? List.of() : all(inputs, each.stop);
            List<Execution> first = firsts.get(each.group);
            List<Execution> again = own.isEmpty() || first != null ? own : all(inputs, each.stop);
            if (again.isEmpty() || isOdd(each.stop, own, seen)) {
                each.failed = true;
                continue;
            }
            if (first == null) {
                compareAll(again, own, repeated);
                firsts.put(each.group, own);
            } else if (isSame(first, own)) {
                continue;
            } else {
                each.group = 1
                        + measured.stream().mapToInt(other -> other.group).max().orElse(0);
            }
            for (List<Execution> other : seen) {
                compareAll(other, own, across);
            }
            seen.add(own);
        }
    }

    private static void include(
            SequencedMap<String, MeasuredErrors> errors, Map<String, OnnxValue> one, Map<String, OnnxValue> other) {
        one.forEach((name, value) -> {
            if (value instanceof Tensor a
                    && other.get(name) instanceof Tensor b
                    && a.type() == b.type()
                    && a.dims().equals(b.dims())) {
                errors.computeIfPresent(name, (same, known) -> known.including(a, b));
            }
        });
    }

    /** What a batch or padding made of a row, and what it is alone. */
    void include(Map<String, OnnxValue> one, Map<String, OnnxValue> other) {
        include(across, one, other);
    }

    /** The first of each group on each machine, that of the canonical profile in front. */
    List<Tour.Stop> representatives() {
        SequencedMap<Representative, Tour.Stop> first = new LinkedHashMap<>();
        covered().forEach(each -> first.putIfAbsent(new Representative(each.group, each.stop.machine()), each.stop));
        return List.copyOf(first.values());
    }

    private record Representative(int group, Machine machine) {}

    /** What ran whenever it was asked to, on machines that did so to the end. */
    private List<Measured> covered() {
        return measured.stream()
                .filter(each -> !each.failed && !runs.isLost(each.stop.machine()))
                .toList();
    }

    List<Configuration> configurations() {
        return covered().stream().map(each -> each.configuration).toList();
    }

    List<Integer> groups() {
        return covered().stream().map(each -> each.group).toList();
    }

    /** What was measured of each output; those that were not finite in every run are left out. */
    SequencedMap<String, CalibratedValue> values() {
        SequencedMap<String, CalibratedValue> values = new LinkedHashMap<>();
        across.forEach((name, errors) -> {
            MeasuredErrors again = repeated.getOrDefault(name, errors);
            if (errors.allFinite() && again.allFinite()) {
                values.put(name, new CalibratedValue(errors, again));
            } else {
                runs.leave("The output " + name + " was infinite or no number in some runs only.");
            }
        });
        return values;
    }
}
