package dev.reckoner.runtime.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.SessionOptions;
import dev.reckoner.runtime.localise.bound.Arithmetic;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProviderOptionsTest {
    /** What the bounds assume is what is asked for, and what is recorded. */
    @Test
    void cudaComputesInFloatUnlessItIsAskedForLess() {
        assertThat(Provider.CUDA.options())
                .containsEntry("use_tf32", "0")
                .containsEntry("cudnn_conv_algo_search", "HEURISTIC")
                .containsEntry("do_copy_in_default_stream", "1");
        assertThat(Provider.canonical(Provider.CUDA.name())).isEqualTo(Provider.CUDA);
        assertThat(Arithmetic.of(Provider.CUDA)).isEqualTo(Arithmetic.CUDA);
        assertThat(Arithmetic.of(Provider.CUDA.with("use_tf32", "1"))).isEqualTo(Arithmetic.CUDA_TF32);
        assertThat(Arithmetic.of(Provider.of(Provider.CUDA.name())))
                .as("of somebody else, who does not say")
                .isEqualTo(Arithmetic.CUDA_TF32);
        assertThat(Provider.TENSOR_RT.options())
                .containsEntry("trt_fp16_enable", "0")
                .containsEntry("trt_int8_enable", "0");
        assertThat(Provider.CPU.options()).isEmpty();
        assertThat(Provider.WEBGPU.options()).isEmpty();
    }

    @Test
    void anOptionThatWouldBeRecordedAndNotHandedOnIsRefused() throws Exception {
        for (Provider provider : List.of(
                Provider.CUDA.with("use_tf33", "0"),
                Provider.CUDA.with("user_compute_stream", "4096"),
                Provider.TENSOR_RT.with("trt_engine_cache_path", "/tmp"),
                Provider.DIRECT_ML.with("disable_metacommands", "true"),
                Provider.of("ROCMExecutionProvider").with("tunable_op_enable", "1"),
                Provider.CPU.with("use_arena", "0"))) {
            String option = provider.options().keySet().stream()
                    .filter(each ->
                            !Provider.canonical(provider.name()).options().containsKey(each))
                    .findFirst()
                    .orElseThrow();
            try (var options = new SessionOptions()) {
                assertThatExceptionOfType(OrtException.class)
                        .isThrownBy(() -> Providers.add(provider, options))
                        .withMessageContaining("'" + option + "'");
            }
        }
    }
}
