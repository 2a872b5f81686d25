package dev.reckoner.runtime.device;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An execution provider of ONNX Runtime and its options: what computes the operators.
 *
 * @param name ONNX Runtime's own name, such as {@code WebGpuExecutionProvider}
 * @param options the provider's options by its own keys, and {@link #DEVICE}
 */
public record Provider(String name, SortedMap<String, String> options) {
    /** The one that every build has, and that takes the operators that another one lacks. */
    public static final Provider CPU = of("CPUExecutionProvider");

    /** Graphics cards of any vendor, through Vulkan, Direct3D 12 or Metal. */
    public static final Provider WEBGPU = of("WebGpuExecutionProvider");

    /** Graphics cards of any vendor on Windows. */
    public static final Provider DIRECT_ML = of("DmlExecutionProvider");

    /** Apple's graphics and neural processors. */
    public static final Provider CORE_ML = of("CoreMLExecutionProvider");

    /** Graphics cards of NVIDIA. */
    public static final Provider CUDA = canonical("CUDAExecutionProvider");

    /** Graphics cards of NVIDIA, with kernels that are built for each model. */
    public static final Provider TENSOR_RT = canonical("TensorrtExecutionProvider");

    /** An option of ours, not handed on: which of several devices of a plugin library, counted from 0. */
    public static final String DEVICE = "reckoner.device";

    private static final String SUFFIX = "ExecutionProvider";
    private static final Map<String, String> TITLES = Map.of(
            CPU.name, "CPU",
            WEBGPU.name, "WebGPU",
            DIRECT_ML.name, "DirectML",
            CORE_ML.name, "Core ML",
            CUDA.name, "CUDA",
            TENSOR_RT.name, "TensorRT");

    public Provider {
        options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
    }

    /** A provider with ONNX Runtime's own options, as far as nothing else is known: CUDA may compute in TF32. */
    public static Provider of(String name) {
        return new Provider(name, new TreeMap<>());
    }

    /** A provider as it is asked for on this machine: with the options of canonical runs. */
    public static Provider canonical(String name) {
        return new Provider(name, ProviderOptions.canonical(name));
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

    /** The name as people say it, such as {@code WebGPU}. */
    public String title() {
        String shorter = name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
        return TITLES.getOrDefault(name, shorter.isEmpty() ? name : shorter);
    }

    /** What its devices are where they do not say so themselves. */
    Hardware.Kind kind() {
        return isCpu() ? Hardware.Kind.CPU : Hardware.Kind.GPU;
    }
}
