package dev.reckoner.runtime.device;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * What may change the bits of a result, by name: first what holds for this process, then what a run adds.
 *
 * <p>Names of this process: {@code ort.version}, {@code ort.jar.sha256}, {@code ort.library.sha256} where another library than
 * the jar's is used, {@code ep}, {@code ep.…} for each of its options, {@code device.name}, {@code device.vendor},
 * {@code device.driver}, {@code device.kind},
 * {@code library.….sha256} for each library that the provider loaded, {@code cpu.name}, {@code cpu.instructions},
 * {@code cpu.cores}, {@code os.name}, {@code os.version}, {@code os.arch}, {@code jdk}. What could not be found out is left out.
 *
 * @param values values by name, in the order in which they are shown
 */
public record EnvironmentRecord(SequencedMap<String, String> values) {
    public EnvironmentRecord {
        values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
    }

    /** The record of this process for runs on the processor. Reads the runtime's jar once, a second at most. */
    public static EnvironmentRecord here() {
        return here(Provider.CPU);
    }

    /**
     * The record of this process for runs by a provider. Its libraries are known once a session on it was created; each is read
     * once.
     */
    public static EnvironmentRecord here(Provider provider) {
        SequencedMap<String, String> values = new LinkedHashMap<>();
        values.put("ort.version", OnnxRuntime.environment().getVersion());
        RuntimeLibrary.jar().ifPresent(digest -> values.put("ort.jar.sha256", digest));
        RuntimeLibrary.library().ifPresent(digest -> values.put("ort.library.sha256", digest));
        values.put("ep", provider.name());
        provider.options().forEach((name, value) -> values.put("ep." + name, value));
        addDevice(provider, values);
        Processor.name().ifPresent(name -> values.put("cpu.name", name));
        Processor.instructions().ifPresent(instructions -> values.put("cpu.instructions", instructions));
        values.put("cpu.cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
        for (String name : new String[] {"os.name", "os.version", "os.arch"}) {
            values.put(name, System.getProperty(name));
        }
        values.put("jdk", Runtime.version() + " " + System.getProperty("java.vendor"));
        return new EnvironmentRecord(values);
    }

    private static void addDevice(Provider provider, Map<String, String> values) {
        Hardware hardware = Devices.hardware(provider);
        values.put("device.name", hardware.name());
        hardware.vendor().ifPresent(vendor -> values.put("device.vendor", vendor));
        hardware.driver().ifPresent(driver -> values.put("device.driver", driver));
        values.put("device.kind", hardware.kindInWords());
        if (!provider.isCpu()) {
            ProviderLibraries.digests(provider)
                    .forEach((name, digest) -> values.put("library." + name + ".sha256", digest));
        }
    }

    /** This record with one more value, or with another value of that name. */
    public EnvironmentRecord with(String name, Object value) {
        SequencedMap<String, String> more = new LinkedHashMap<>(values);
        more.put(name, String.valueOf(value));
        return new EnvironmentRecord(more);
    }

    /** The names whose values differ from the other record's, or are missing there, with the values of this one. */
    public Map<String, String> differing(EnvironmentRecord other) {
        SequencedMap<String, String> different = new LinkedHashMap<>(values);
        different.entrySet().removeIf(entry -> entry.getValue().equals(other.values.get(entry.getKey())));
        return Collections.unmodifiableMap(different);
    }
}
