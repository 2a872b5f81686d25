package dev.reckoner.runtime.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.Execution;
import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.execute.ExecutionException.Code;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.execute.InProcessReexecutor;
import dev.reckoner.runtime.execute.Reexecutor;
import dev.reckoner.runtime.onnx.Edit;
import dev.reckoner.runtime.onnx.ExternalModels;
import dev.reckoner.runtime.onnx.ModelException;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.SmallModels;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.worker.proto.Model;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The model that runs is the one that was opened, weights in other files included, whatever becomes of the files. */
class ModelIdentityTest {
    @TempDir
    Path folder;

    @TempDir
    Path place;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void twoModelsThatDifferInOtherFilesOnlyAreTwoModels(boolean inProcess) throws Exception {
        var first = external("first", 2);
        var second = external("second", 1000);
        assertThat(first.sha256()).isEqualTo(second.sha256());
        assertThat(first.identity()).isNotEqualTo(second.identity());
        try (var reexecutor = reexecutor(inProcess)) {
            var ofFirst = run(reexecutor, first, ExecutionProfile.CANONICAL);
            var ofSecond = run(reexecutor, second, ExecutionProfile.CANONICAL);
            assertThat(y(ofFirst)).isEqualTo(3);
            assertThat(y(ofSecond)).isEqualTo(1001);
            assertThat(y(run(reexecutor, second, ExecutionProfile.DEFAULT))).isEqualTo(1001);
            var exposed = second.edited(new Edit.Expose(List.of("w")));
            assertThat(run(reexecutor, exposed, ExecutionProfile.CANONICAL).outputs())
                    .containsEntry("w", Tensor.ofFloats(List.of(1L), 1000));
            assertThat(ofFirst.environment().values())
                    .containsEntry("model.external.sha256", listed(floats(2)))
                    .containsEntry("model.sha256", first.sha256());
            assertThat(ofSecond.environment().values()).containsEntry("model.external.sha256", listed(floats(1000)));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void weightsThatChangeInTheirFileAreNotThoseOfTheModel(boolean inProcess) throws Exception {
        var model = external("model", 2);
        try (var reexecutor = reexecutor(inProcess)) {
            assertThat(y(run(reexecutor, model, ExecutionProfile.CANONICAL))).isEqualTo(3);
            overwrite(folder.resolve("model/w.bin"), floats(500));
            for (var profile : List.of(ExecutionProfile.CANONICAL, ExecutionProfile.DEFAULT)) {
                assertThatExceptionOfType(ExecutionException.class)
                        .isThrownBy(() -> run(reexecutor, model, profile))
                        .withMessageContaining("were changed")
                        .satisfies(e -> assertThat(e.kind()).isEqualTo(Code.MODEL_CHANGED));
            }
            var opened = OnnxModel.open(folder.resolve("model/m.onnx"));
            assertThat(y(run(reexecutor, opened, ExecutionProfile.CANONICAL))).isEqualTo(501);
            overwrite(folder.resolve("model/w.bin"), floats(2));
            assertThat(y(run(reexecutor, OnnxModel.open(folder.resolve("model/m.onnx")), ExecutionProfile.CANONICAL)))
                    .isEqualTo(3);
        }
    }

    /** Sessions of another profile are made later, of the same bytes. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFileThatChangesInPlaceDoesNotChangeTheModel(boolean inProcess) throws Exception {
        Path file = Files.write(
                folder.resolve("plain.onnx"), SmallModels.addition(2).toByteArray());
        var model = OnnxModel.open(file);
        try (var reexecutor = reexecutor(inProcess)) {
            assertThat(y(run(reexecutor, model, ExecutionProfile.CANONICAL))).isEqualTo(3);
            overwrite(file, SmallModels.addition(500).toByteArray());
            assertThat(y(run(reexecutor, model, ExecutionProfile.DEFAULT))).isEqualTo(3);
            overwrite(file, new byte[0]);
            assertThat(y(run(reexecutor, model, ExecutionProfile.DEFAULT.withThreads(1))))
                    .isEqualTo(3);
        }
    }

    /** Which the program has done before; the two may see different files. */
    @Test
    void aWorkerLooksForItself() throws Exception {
        var model = external("model", 2);
        Path file = folder.resolve("model/m.onnx");
        var meant = Model.newBuilder()
                .setPath(file.toString())
                .setSha256(model.sha256())
                .setIdentity(model.identity())
                .build();
        assertThat(new WorkerModels().open(meant).identity()).isEqualTo(model.identity());
        overwrite(folder.resolve("model/w.bin"), floats(3));
        refused(ModelException.CHANGED, meant);
        Files.delete(folder.resolve("model/w.bin"));
        Files.createSymbolicLink(folder.resolve("model/w.bin"), Files.write(folder.resolve("w.bin"), floats(2)));
        refused(ModelException.EXTERNAL, meant);
    }

    private static void refused(String code, Model meant) {
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> new WorkerModels().open(meant))
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }

    private Reexecutor reexecutor(boolean inProcess) {
        return inProcess ? new InProcessReexecutor() : TestWorkers.in(place, TestWorkers.SMALL);
    }

    private OnnxModel external(String name, float weight) throws Exception {
        Path own = Files.createDirectory(folder.resolve(name));
        Files.write(own.resolve("w.bin"), floats(weight));
        return OnnxModel.open(Files.write(
                own.resolve("m.onnx"), ExternalModels.addition("w.bin").toByteArray()));
    }

    /** In the file that is there, which may be mapped. */
    private static void overwrite(Path file, byte[] bytes) throws Exception {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(bytes), 0);
            channel.truncate(bytes.length);
        }
    }

    private static byte[] floats(float value) {
        return ByteBuffer.allocate(Float.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putFloat(value)
                .array();
    }

    /** As {@code sha256sum w.bin | sha256sum} has it. */
    private static String listed(byte[] file) throws Exception {
        return sha256((sha256(file) + "  w.bin\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static Execution run(Reexecutor reexecutor, OnnxModel model, ExecutionProfile profile)
            throws ExecutionException {
        return reexecutor.run(model, TestWorkers.one(), profile, Cancellation.none());
    }

    private static double y(Execution execution) {
        return execution.outputs().get("y") instanceof Tensor tensor ? tensor.doubleAt(0) : Double.NaN;
    }
}
