package dev.reckoner.ui.reexecution;

import dev.reckoner.trail.Claim;
import dev.reckoner.trail.ExecutionRecord;
import dev.reckoner.ui.look.Messages;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One circumstance of a run that may change its bits.
 *
 * @param name in words
 * @param recorded what the claim's record says; empty where it does not say
 * @param here what held in the run on this machine; empty where it was not noted
 */
record EnvironmentLine(String name, Optional<String> recorded, Optional<String> here) {
    private static final String MODEL = "model.sha256";
    private static final String BATCH = "batch";
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

    /** What comparing both sides comes to. */
    enum Compared {
        /** Both sides say it, and not the same. */
        DIFFERS,
        /** Both say the same. */
        SAME,
        /** The record does not say it. */
        NOT_RECORDED,
        /** It was not noted of the run. */
        NOT_NOTED
    }

    /** What comparing both sides comes to. */
    Compared compared() {
        if (recorded.isEmpty()) {
            return Compared.NOT_RECORDED;
        }
        return here.isEmpty() ? Compared.NOT_NOTED : recorded.equals(here) ? Compared.SAME : Compared.DIFFERS;
    }

    /**
     * Both sides, what differs first, then a batch that is not recorded, because it changes bits, then what the claim states, then
     * the rest.
     *
     * @param claim what was run again; empty while it is not read
     * @param environment of the run on this machine, empty where it was not run
     */
    static List<EnvironmentLine> of(Optional<Claim> claim, Map<String, String> environment) {
        Optional<ExecutionRecord> record = claim.flatMap(Claim::execution);
        SequencedMap<String, String> recorded =
                record.map(EnvironmentLine::recorded).orElseGet(LinkedHashMap::new);
        claim.flatMap(it -> it.model().digest()).ifPresent(digest -> recorded.put(MODEL, digest.hex()));
        SequencedMap<String, String> here = here(environment, record.isPresent());
        return Stream.concat(recorded.keySet().stream(), here.keySet().stream())
                .distinct()
                .sorted(Comparator.comparingInt(key -> rank(key, line(key, recorded, here))))
                .map(key -> line(key, recorded, here))
                .toList();
    }

    private static EnvironmentLine line(String key, Map<String, String> recorded, Map<String, String> here) {
        return new EnvironmentLine(
                words(key),
                Optional.ofNullable(recorded.get(key)).map(value -> EnvironmentWords.of(key, value)),
                Optional.ofNullable(here.get(key)).map(value -> EnvironmentWords.of(key, value)));
    }

    private static int rank(String key, EnvironmentLine line) {
        return switch (line.compared()) {
            case DIFFERS -> 0;
            case SAME, NOT_NOTED -> 2;
            case NOT_RECORDED -> key.equals(BATCH) ? 1 : 3;
        };
    }

    /** How much was compared, and what came of it, in words; what is missing where nothing can be compared. */
    static String summary(Optional<Claim> claim, Map<String, String> environment) {
        if (environment.isEmpty()) {
            return Messages.get("reexecution.environment.none");
        }
        if (claim.flatMap(Claim::execution).isEmpty()) {
            return Messages.get("reexecution.environment.unrecorded");
        }
        Map<Compared, Long> counts = of(claim, environment).stream()
                .collect(Collectors.groupingBy(EnvironmentLine::compared, Collectors.counting()));
        long differing = counts.getOrDefault(Compared.DIFFERS, 0L);
        return Messages.get(
                differing == 0 ? "reexecution.environment.about" : "reexecution.environment.about.differ",
                differing + counts.getOrDefault(Compared.SAME, 0L),
                differing,
                counts.getOrDefault(Compared.NOT_RECORDED, 0L));
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
                .ifPresent(batch -> values.put(BATCH, Messages.get("reexecution.environment.batch", batch.size())));
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
        if (beside && !environment.isEmpty()) {
            values.put(BATCH, batch(values));
        }
        return values;
    }

    /** Other claims of the case may have been in the run, or the batch that the record names. */
    private static String batch(Map<String, String> values) {
        String claims = values.remove("batch.claims");
        String inputs = values.remove("batch.inputs");
        return claims == null
                ? Messages.get("reexecution.environment.batch", inputs == null ? 1 : Integer.parseInt(inputs))
                : Messages.get("reexecution.environment.batch.claims", Integer.parseInt(claims));
    }

    /** The name of a value in words; a name of the producer's own stays as it is. */
    private static String words(String key) {
        return KNOWN.contains(key) ? Messages.get(PREFIX + key) : key;
    }
}
