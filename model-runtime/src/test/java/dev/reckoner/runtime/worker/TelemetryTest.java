package dev.reckoner.runtime.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.SmallModels;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ONNX Runtime would report to its maker what is run here, and keep that in the user's cache folder until it can. */
class TelemetryTest {
    @Test
    void aRunWritesNothingIntoTheUsersFolders(@TempDir Path home) throws Exception {
        var setup = WorkerSetup.ordinary();
        for (String variable : List.of("HOME", "XDG_CACHE_HOME", "TMPDIR", "LOCALAPPDATA", "TEMP", "TMP")) {
            setup = setup.withVariable(variable, home.toString());
        }
        SequencedMap<String, OnnxValue> inputs = new LinkedHashMap<>();
        inputs.put("x", Tensor.ofFloats(List.of(2L), 1, 2));
        try (var worker = new WorkerReexecutor(setup)) {
            var model = OnnxModel.of(SmallModels.addition(3, 4).toByteArray());
            assertThat(worker.run(model, inputs, ExecutionProfile.CANONICAL, Cancellation.none())
                            .outputs())
                    .containsEntry("y", Tensor.ofFloats(List.of(2L), 4, 6));
            assertThat(written(home)).isEmpty();
        }
        assertThat(written(home)).isEmpty();
    }

    private static List<Path> written(Path home) throws IOException {
        try (var files = Files.walk(home)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
