package dev.reckoner.runtime.device;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An execution provider of ONNX Runtime and its options: what computes the operators.
 *
 * @param name ONNX Runtime's own name, such as {@code WebGpuExecutionProvider}
 * @param options the provider's options by its own keys
 */
public record Provider(String name, SortedMap<String, String> options) {
    /** The one that every build has, and that takes the operators that another one lacks. */
    public static final Provider CPU = of("CPUExecutionProvider");

    /** Graphics cards of any vendor, through Vulkan, Direct3D 12 or Metal. */
    public static final Provider WEBGPU = of("WebGpuExecutionProvider");

    public Provider {
        options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
    }

    /** A provider with its default options. */
    public static Provider of(String name) {
        return new Provider(name, new TreeMap<>());
    }

    /** The same provider with one more option, or another value of it. */
    public Provider with(String option, String value) {
        var more = new TreeMap<>(options);
        more.putAll(Map.of(option, value));
        return new Provider(name, more);
    }

    /** True for the processor. */
    public boolean isCpu() {
        return name.equals(CPU.name);
    }
}
