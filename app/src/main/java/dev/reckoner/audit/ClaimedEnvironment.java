package dev.reckoner.audit;

import dev.reckoner.runtime.device.EnvironmentRecord;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.ExecutionRecord;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Pattern;

/** The circumstances that a claim records, under the names of the environment record; what it does not say is left out. */
final class ClaimedEnvironment {
    private static final Pattern RUNTIME = Pattern.compile("(?i)onnx ?runtime v?(\\d[\\w.+-]*)");

    /** As bundles have it: system, architecture, and after a comma the instructions. */
    private static final Pattern ARCHITECTURE = Pattern.compile("(.+) (\\S+), (.+)");

    /** A record has fields of its own for these, beside which an option of the same name says nothing. */
    private static final Set<String> OWN_FIELDS = Set.of("ort.version", "ep", "optimisation", "threads");

    private static final String UNKNOWN_INSTRUCTIONS = "instruction sets unknown";

    private ClaimedEnvironment() {}

    /** What the claim says; nothing where it has no record of its execution. */
    static EnvironmentRecord of(Claim claim) {
        return claim.execution()
                .map(ClaimedEnvironment::of)
                .orElseGet(() -> new EnvironmentRecord(new LinkedHashMap<>()));
    }

    private static EnvironmentRecord of(ExecutionRecord record) {
        SequencedMap<String, String> values = new LinkedHashMap<>();
        var runtime = RUNTIME.matcher(record.runtime());
        if (runtime.find()) {
            values.put("ort.version", runtime.group(1));
        }
        putStated(values, "ep", record.provider());
        putStated(values, "optimisation", record.optimisation());
        putStated(values, "threads", record.threads() > 0 ? Integer.toString(record.threads()) : "");
        var architecture = ARCHITECTURE.matcher(record.architecture());
        if (architecture.matches()) {
            values.put("os.name", architecture.group(1));
            values.put("os.arch", architecture.group(2));
            putStated(values, "cpu.instructions", architecture.group(3).replace(UNKNOWN_INSTRUCTIONS, ""));
        }
        record.options().forEach((name, value) -> {
            if (!OWN_FIELDS.contains(name)) {
                values.putIfAbsent(name, value);
            }
        });
        return new EnvironmentRecord(values);
    }

    private static void putStated(SequencedMap<String, String> values, String name, String value) {
        if (!value.isEmpty()) {
            values.put(name, value);
        }
    }

    /** True if the record says that nothing else was in the batch: it names inputs of the claim itself, each once. */
    static boolean ranAlone(Claim claim) {
        return claim.execution()
                .flatMap(ExecutionRecord::batch)
                .filter(batch -> !batch.isEmpty() && new HashSet<>(batch).size() == batch.size())
                .filter(batch -> batch.size() <= claim.inputs().size()
                        && batch.stream()
                                .allMatch(digest -> claim.inputs().stream()
                                        .anyMatch(input ->
                                                FirstInputs.names(input).contains(digest))))
                .isPresent();
    }
}
