package dev.reckoner.runtime.conform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.execute.InProcessReexecutor;
import dev.reckoner.runtime.execute.Unroller;
import dev.reckoner.runtime.onnx.OnnxModel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The ONNX project's cases with If, Loop and Scan: written out they give the same bits. */
class UnrolledCorpusTest {
    private static final Path CORPUS =
            Path.of(System.getProperty("reckoner.vectors", "../../shared/vectors"), "onnx-backend.zip");

    @Test
    void casesWithBodiesCanBeWrittenOut() throws Exception {
        assumeTrue(Files.isRegularFile(CORPUS), "The ONNX backend corpus is not at " + CORPUS);
        List<String> written = new ArrayList<>();
        List<String> left = new ArrayList<>();
        try (var zip = FileSystems.newFileSystem(CORPUS);
                var here = new InProcessReexecutor()) {
            var unroller = new Unroller(here, Cancellation.none());
            for (TestCase each : TestCase.find(zip.getPath("/"), 3)) {
                OnnxModel model = each.model();
                if (model.isNested()) {
                    boolean isWritten = isWritten(unroller, each, model);
                    (isWritten ? written : left).add(each.name());
                }
            }
        }
        System.out.println("WRITTEN " + written);
        System.out.println("LEFT " + left);
        assertThat(written).hasSizeGreaterThan(5);
    }

    private static boolean isWritten(Unroller unroller, TestCase each, OnnxModel model) throws Exception {
        Path data = each.dataSets().getFirst();
        System.out.println("CASE " + each.name());
        try {
            return unroller.unrolled(model, TestCase.values(data, "input", model.inputs())) != model;
        } catch (ExecutionException cannotRun) {
            System.out.println("CANNOT " + each.name() + cannotRun.getMessage());
            return false;
        }
    }
}
