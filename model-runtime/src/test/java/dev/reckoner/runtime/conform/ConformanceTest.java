package dev.reckoner.runtime.conform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.runtime.execute.InProcessReexecutor;
import dev.reckoner.runtime.onnx.SmallModels;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorProtos;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConformanceTest {
    @TempDir
    Path folder;

    private Path data;

    @BeforeEach
    void make() throws IOException {
        data = Files.createDirectories(folder.resolve("suite/test_add/test_data_set_0"));
        Files.write(
                data.resolveSibling("model.onnx"), SmallModels.addition(1, 2).toByteArray());
        write("input_0.pb", 1, 1);
    }

    @Test
    void aCasePassesByWhatItSaysAndNotByWhatItLeavesOut() throws IOException {
        assertThat(outcome()).isEqualTo(Outcome.UNREADABLE);
        write("output_0.pb", 2, 3);
        assertThat(outcome()).isEqualTo(Outcome.PASSED);
        write("output_0.pb", 2, 4);
        assertThat(outcome()).isEqualTo(Outcome.DIFFERS);
    }

    private Outcome outcome() throws IOException {
        List<CaseResult> results = new ArrayList<>();
        try (var runtime = new InProcessReexecutor(1)) {
            Conformance.on(runtime).run(folder, results::add);
        }
        assertThat(results).hasSize(1);
        return results.getFirst().outcome();
    }

    private void write(String file, float... values) throws IOException {
        Files.write(data.resolve(file), TensorProtos.write(Tensor.ofFloats(List.of(2L), values)));
    }
}
