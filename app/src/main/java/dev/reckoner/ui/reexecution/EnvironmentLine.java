package dev.reckoner.ui.reexecution;

import dev.reckoner.trail.ExecutionRecord;
import dev.reckoner.ui.look.Messages;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One circumstance of a run that may change its bits.
 *
 * @param name in words
 * @param recorded what the claim's record says; empty where it does not say
 * @param here what held in the run on this machine; empty where it was not noted
 */
record EnvironmentLine(String name, Optional<String> recorded, Optional<String> here) {
    private static final String PREFIX = "reexecution.environment.key.";
    /** Names that have words. */
    private static final Set<String> KNOWN = Set.of(
            "ort.version",
            "ort.jar.sha256",
            "ort.library.sha256",
            "ep",
            "device.name",
            "cpu.name",
            "cpu.instructions",
            "cpu.cores",
            "os.name",
            "os.version",
            "os.arch",
            "jdk",
            "model.sha256",
            "model.external.sha256",
            "model.opsets",
            "optimisation",
            "threads",
            "mode",
            "architecture",
            "batch",
            "batch.claims",
            "deterministic",
            "device.driver",
            "device.kind",
            "device.vendor",
            "ep.fallback",
            "ep.nodes",
            "ep.placement.sha256",
            "input.shapes",
            "memory.pattern",
            "settings",
            "threads.between");

    /** Put together as {@code architecture}, the one text in which a record states them. */
    private static final List<String> ARCHITECTURE = List.of("os.name", "os.arch", "cpu.instructions");

    /** True if both sides say something, and not the same. */
    boolean differs() {
        return recorded.isPresent() && here.isPresent() && !recorded.equals(here);
    }

    /**
     * Both sides, what differs first, then what the record states, then the rest.
     *
     * @param environment of the run on this machine, empty where it was not run
     */
    static List<EnvironmentLine> of(Optional<ExecutionRecord> record, Map<String, String> environment) {
        SequencedMap<String, String> recorded =
                record.map(EnvironmentLine::recorded).orElseGet(LinkedHashMap::new);
        SequencedMap<String, String> here = here(environment, record.isPresent());
        return Stream.concat(recorded.keySet().stream(), here.keySet().stream())
                .distinct()
                .map(key -> new EnvironmentLine(
                        words(key), Optional.ofNullable(recorded.get(key)), Optional.ofNullable(here.get(key))))
                .sorted(Comparator.comparing((EnvironmentLine line) -> !line.differs())
                        .thenComparing(line -> line.recorded().isEmpty()))
                .toList();
    }

    /** How many circumstances differ, in words; what is missing where they cannot be compared. */
    static String summary(Optional<ExecutionRecord> record, Map<String, String> environment) {
        if (environment.isEmpty()) {
            return Messages.get("reexecution.environment.none");
        }
        long differing = of(record, environment).stream()
                .filter(EnvironmentLine::differs)
                .count();
        return record.isPresent()
                ? Messages.get("reexecution.environment.about", differing)
                : Messages.get("reexecution.environment.unrecorded");
    }

    private static SequencedMap<String, String> recorded(ExecutionRecord record) {
        var values = new LinkedHashMap<String, String>();
        String name = "onnxruntime ";
        values.put(
                "ort.version",
                record.runtime().startsWith(name) ? record.runtime().substring(name.length()) : record.runtime());
        values.put("ep", record.provider());
        values.put("optimisation", record.optimisation());
        if (record.threads() > 0) {
            values.put("threads", String.valueOf(record.threads()));
        }
        values.put("architecture", record.architecture());
        record.batch()
                .ifPresent(batch -> values.put("batch", Messages.get("reexecution.environment.batch", batch.size())));
        record.options().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(option -> values.put(option.getKey(), option.getValue()));
        values.values().removeIf(String::isBlank);
        return values;
    }

    private static SequencedMap<String, String> here(Map<String, String> environment, boolean beside) {
        var values = new LinkedHashMap<>(environment);
        if (beside && values.keySet().containsAll(ARCHITECTURE)) {
            values.put(
                    "architecture",
                    values.get("os.name") + " " + values.get("os.arch") + ", " + values.get("cpu.instructions"));
            ARCHITECTURE.forEach(values::remove);
        }
        var together = values.remove("batch.inputs");
        if (beside && !environment.isEmpty()) {
            values.put(
                    "batch",
                    Messages.get("reexecution.environment.batch", together == null ? 1 : Integer.parseInt(together)));
        }
        return values;
    }

    /** The name of a value in words; a name of the producer's own stays as it is. */
    private static String words(String key) {
        return KNOWN.contains(key) ? Messages.get(PREFIX + key) : key;
    }
}
