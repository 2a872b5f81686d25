package dev.reckoner.runtime.calibrate;

import dev.reckoner.runtime.device.EnvironmentRecord;
import dev.reckoner.runtime.device.Provider;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Circumstances of runs, as far as they may change the bits of a result whatever the inputs: runtime and its library, execution
 * provider and options, optimisation, threads and mode, processor and instructions, device, system.
 *
 * @param values by the names of {@link EnvironmentRecord}
 */
public record Configuration(SortedMap<String, String> values) {
    private static final Set<String> TELLING = Set.of(
            "ort.version",
            "ort.jar.sha256",
            "ort.library.sha256",
            "ep",
            "optimisation",
            "threads",
            "mode",
            "cpu.name",
            "cpu.instructions",
            "os.name",
            "os.arch");

    private static final List<String> NEEDED = List.of("ort.version", "ep", "optimisation", "threads", "os.arch");
    private static final String CPU = "CPUExecutionProvider";

    /** What chooses between kernels: two runs are of one configuration only where both say all of it. */
    private static final List<String> CHOOSING = List.of(
            "ort.version",
            "ep",
            "optimisation",
            "threads",
            "mode",
            "cpu.name",
            "cpu.instructions",
            "os.name",
            "os.arch");

    private static final List<String> CHOOSING_ON_DEVICE = List.of("device.name", "device.driver");
    private static final List<String> BUILDS = List.of("ort.jar.sha256", "ort.library.sha256");

    public Configuration {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /** What of an environment record tells. */
    public static Configuration of(EnvironmentRecord environment) {
        return of(environment.values());
    }

    /** What of an environment record's values tells. */
    public static Configuration of(Map<String, String> environment) {
        return new Configuration(environment.entrySet().stream()
                .filter(entry -> isTelling(entry.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, TreeMap::new)));
    }

    private static boolean isTelling(String name) {
        return TELLING.contains(name) || name.startsWith("ep.") || name.startsWith("device.");
    }

    /**
     * The names that have to be known before anything can be said of a run, and are not: beside version, provider, optimisation,
     * threads and architecture the processor or, on another provider, the device.
     */
    public List<String> missing() {
        boolean cpu = isOnProcessor();
        boolean hardware = cpu
                ? values.containsKey("cpu.name") || values.containsKey("cpu.instructions")
                : values.containsKey("device.name");
        return Stream.concat(
                        NEEDED.stream().filter(name -> !values.containsKey(name)),
                        hardware ? Stream.empty() : Stream.of(cpu ? "cpu.instructions" : "device.name"))
                .toList();
    }

    /** True for runs on the processor; also where no provider is told, as that is the runtime's default. */
    boolean isOnProcessor() {
        return CPU.equals(values.getOrDefault("ep", CPU));
    }

    /** What computed, such as {@code CPU: AMD EPYC 9554} or {@code WebGPU: NVIDIA H200, 570.86}. */
    public String device() {
        String driver = isOnProcessor() ? "" : values.getOrDefault("device.driver", "");
        return Provider.of(values.getOrDefault("ep", CPU)).title() + ": " + hardware()
                + (driver.isEmpty() ? "" : ", " + driver);
    }

    /** True if nothing that this one says is otherwise in the other; what it does not say may be anything. */
    public boolean agreesWith(Configuration other) {
        return values.entrySet().stream().allMatch(entry -> entry.getValue().equals(other.values.get(entry.getKey())));
    }

    /**
     * True if both say everything that chooses between kernels, the build of the runtime by its digest among it, and say the same:
     * only then equal inputs have to give equal bits.
     */
    boolean isSameAs(Configuration other) {
        return ofComputing().equals(other.ofComputing())
                && values.keySet().containsAll(CHOOSING)
                && BUILDS.stream().anyMatch(values::containsKey)
                && (isOnProcessor() || values.keySet().containsAll(CHOOSING_ON_DEVICE));
    }

    /** On the processor nothing is told of a device beside it. */
    private Map<String, String> ofComputing() {
        Map<String, String> own = new TreeMap<>(values);
        own.keySet().removeIf(name -> isOnProcessor() && name.startsWith("device."));
        return own;
    }

    /** For a sentence, such as {@code CPUExecutionProvider, ALL, 4 threads, ONNX Runtime 1.29.0 on AMD EPYC}. */
    public String words() {
        return Stream.of(
                        values.getOrDefault("ep", ""),
                        values.getOrDefault("optimisation", ""),
                        values.containsKey("threads") ? values.get("threads") + " threads" : "",
                        "PARALLEL".equals(values.get("mode")) ? "parallel" : "",
                        values.containsKey("ort.version") ? "ONNX Runtime " + values.get("ort.version") : "",
                        hardware())
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private String hardware() {
        return Stream.of("device.name", "cpu.name", "cpu.instructions", "os.arch")
                .map(name -> values.getOrDefault(name, ""))
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse("");
    }
}
