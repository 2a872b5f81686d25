package dev.reckoner.runtime.device;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtException.OrtErrorCode;
import ai.onnxruntime.OrtProvider;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What may be asked of the providers that ONNX Runtime takes options for one by one. An option that would be recorded and not
 * handed on, or that is about files or addresses in memory, is refused.
 */
final class ProviderOptions {
    private static final String CARD = "device_id";

    /** Products of FLOAT in FLOAT, kernels that are chosen alike each time, and copies in the order of the kernels. */
    private static final SortedMap<String, String> CUDA = new TreeMap<>(
            Map.of("use_tf32", "0", "cudnn_conv_algo_search", "HEURISTIC", "do_copy_in_default_stream", "1"));

    private static final SortedMap<String, String> TENSOR_RT =
            new TreeMap<>(Map.of("trt_fp16_enable", "0", "trt_bf16_enable", "0", "trt_int8_enable", "0"));

    private static final Map<OrtProvider, Set<String>> KNOWN = new EnumMap<>(Map.of(
            OrtProvider.CPU, Set.of(),
            OrtProvider.DNNL, Set.of(),
            OrtProvider.ROCM, Set.of(CARD),
            OrtProvider.DIRECT_ML, Set.of(CARD),
            OrtProvider.OPEN_VINO, Set.of("device_type"),
            OrtProvider.CUDA,
                    Set.of(
                            CARD,
                            "use_tf32",
                            "cudnn_conv_algo_search",
                            "do_copy_in_default_stream",
                            "cudnn_conv_use_max_workspace",
                            "cudnn_conv1d_pad_to_nc1d",
                            "gpu_mem_limit",
                            "arena_extend_strategy",
                            "enable_cuda_graph",
                            "enable_skip_layer_norm_strict_mode",
                            "prefer_nhwc",
                            "fuse_conv_bias",
                            "sdpa_kernel"),
            OrtProvider.TENSOR_RT,
                    Set.of(
                            CARD,
                            "trt_fp16_enable",
                            "trt_bf16_enable",
                            "trt_int8_enable",
                            "trt_max_partition_iterations",
                            "trt_min_subgraph_size",
                            "trt_max_workspace_size",
                            "trt_builder_optimization_level",
                            "trt_layer_norm_fp32_fallback",
                            "trt_sparsity_enable")));

    private ProviderOptions() {}

    /** What a provider is asked for unless somebody asks for something else; it is recorded like any other option. */
    static SortedMap<String, String> canonical(String name) {
        if (name.equals(OrtProvider.CUDA.getName())) {
            return CUDA;
        }
        return name.equals(OrtProvider.TENSOR_RT.getName()) ? TENSOR_RT : new TreeMap<>();
    }

    /** Throws for an option that the provider is not known to take. */
    static void check(OrtProvider provider, Map<String, String> settings) throws OrtException {
        Set<String> known = KNOWN.get(provider);
        for (String option : settings.keySet()) {
            if (known != null && !known.contains(option)) {
                throw new OrtException(
                        OrtErrorCode.ORT_NOT_IMPLEMENTED,
                        "The option '" + option + "' of " + provider.getName() + " is not one that Reckoner sets.");
            }
        }
    }

    /** Takes an option. */
    interface Taker {
        void add(String option, String value) throws OrtException;
    }

    /** Hands all options on but the one that chose the card. */
    static void handOn(Map<String, String> settings, Taker taker) throws OrtException {
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            if (!setting.getKey().equals(CARD)) {
                taker.add(setting.getKey(), setting.getValue());
            }
        }
    }
}
