package dev.reckoner.runtime.device.measure;

import dev.reckoner.runtime.compare.ErrorVector;
import dev.reckoner.runtime.conform.CaseResult;
import dev.reckoner.runtime.conform.Conformance;
import dev.reckoner.runtime.conform.Tolerance;
import dev.reckoner.runtime.device.EnvironmentRecord;
import dev.reckoner.runtime.device.Provider;
import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.Execution;
import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.execute.ExecutionProfile.Optimisation;
import dev.reckoner.runtime.execute.Reexecutor;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Consumer;

/** Measures a device against the processor, both in the canonical profile but for the provider. */
public final class DeviceMeasurement {
    private static final String PLACEMENT = "ep.placement.sha256";
    /** What belongs to one run and not to the device. */
    private static final Set<String> OF_A_RUN = Set.of(
            "model.sha256", "model.opsets", "optimisation", "input.shapes", "ep.nodes", "ep.fallback", PLACEMENT);

    private final Reexecutor device;
    private final Reexecutor processor;
    private final Provider provider;
    private Optional<EnvironmentRecord> environment = Optional.empty();

    /**
     * Measures with these, which stay the caller's to close.
     *
     * @param device runs models by the provider
     * @param processor runs models by the processor
     */
    public DeviceMeasurement(Reexecutor device, Provider provider, Reexecutor processor) {
        this.device = device;
        this.provider = provider;
        this.processor = processor;
    }

    /** Runs a model on both. */
    public MeasuredRun run(
            String name, OnnxModel model, SequencedMap<String, OnnxValue> inputs, Optimisation optimisation)
            throws ExecutionException {
        ExecutionProfile profile = ExecutionProfile.CANONICAL.withOptimisation(optimisation);
        Execution one = device.run(model, inputs, profile.withProvider(provider), Cancellation.none());
        Execution other = processor.run(model, inputs, profile, Cancellation.none());
        remember(one);
        SequencedMap<String, String> values = one.environment().values();
        return new MeasuredRun(
                name,
                model.sha256(),
                optimisation.name(),
                values.getOrDefault("input.shapes", ""),
                nodes(one),
                fallback(one),
                errors(one, other));
    }

    /**
     * Runs the test cases in a folder on both.
     *
     * @param each told of each case as it is done
     */
    public List<MeasuredCase> cases(Path folder, Consumer<MeasuredCase> each) throws IOException {
        ExecutionProfile profile = ExecutionProfile.CANONICAL;
        Map<String, Ran> onProcessor = ran(processor, profile, folder, any -> {});
        List<MeasuredCase> cases = new ArrayList<>();
        ran(device, profile.withProvider(provider), folder, ran -> {
            MeasuredCase measured = measured(ran, Optional.ofNullable(onProcessor.get(ran.name())));
            cases.add(measured);
            each.accept(measured);
        });
        return cases;
    }

    /** A case and what came out of it, if anything. */
    private record Ran(CaseResult result, Optional<Execution> execution) {
        String name() {
            return result.suite() + "/" + result.name();
        }
    }

    private static Map<String, Ran> ran(
            Reexecutor reexecutor, ExecutionProfile profile, Path folder, Consumer<Ran> each) throws IOException {
        Map<String, Ran> all = new LinkedHashMap<>();
        try (Recording recording = new Recording(reexecutor)) {
            new Conformance(recording, profile, Tolerance.ONNX).run(folder, result -> {
                Ran ran = new Ran(result, recording.take());
                all.put(ran.name(), ran);
                each.accept(ran);
            });
        }
        return all;
    }

    private MeasuredCase measured(Ran ran, Optional<Ran> onProcessor) {
        ran.execution().ifPresent(this::remember);
        return new MeasuredCase(
                ran.name(),
                ran.result().outcome(),
                ran.result().reason(),
                ran.execution().map(DeviceMeasurement::nodes).orElse(0L),
                ran.execution().map(DeviceMeasurement::fallback).orElse(""),
                largestRelativeL2(ran.execution(), onProcessor.flatMap(Ran::execution)));
    }

    private static OptionalDouble largestRelativeL2(Optional<Execution> one, Optional<Execution> other) {
        return one.isEmpty() || other.isEmpty()
                ? OptionalDouble.empty()
                : errors(one.get(), other.get()).values().stream()
                        .mapToDouble(ErrorVector::relativeL2)
                        .max();
    }

    private static SequencedMap<String, ErrorVector> errors(Execution one, Execution other) {
        SequencedMap<String, ErrorVector> errors = new LinkedHashMap<>();
        other.outputs().forEach((name, value) -> {
            if (value instanceof Tensor there
                    && one.outputs().get(name) instanceof Tensor here
                    && there.type().isFloatingPoint()
                    && there.type() == here.type()
                    && there.dims().equals(here.dims())) {
                errors.put(name, ErrorVector.of(here, there));
            }
        });
        return errors;
    }

    private static long nodes(Execution execution) {
        return Long.parseLong(execution.environment().values().getOrDefault("ep.nodes", "0"));
    }

    private static String fallback(Execution execution) {
        return execution.environment().values().getOrDefault("ep.fallback", "");
    }

    private void remember(Execution execution) {
        environment = Optional.of(execution.environment());
    }

    /** The device and what it computes with; empty before the first run. */
    public SequencedMap<String, String> environment() {
        SequencedMap<String, String> values = new LinkedHashMap<>();
        environment.ifPresent(record -> values.putAll(record.values()));
        values.keySet().removeAll(OF_A_RUN);
        return values;
    }
}
