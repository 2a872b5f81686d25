package dev.reckoner.runtime.conform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.reckoner.runtime.execute.Cancellation;
import dev.reckoner.runtime.execute.ExecutionException;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.execute.InProcessReexecutor;
import dev.reckoner.runtime.execute.Reexecutor;
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

    /** Sequences pass Identity and OptionalHasElement only from later operator sets on than those of these cases. */
    private static final String[] SEQUENCES = {"test_if_seq", "test_loop13_seq", "test_loop16_seq_none"};

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
                if (model.isNested() && canRun(each, model, here)) {
                    var inputs = TestCase.values(each.dataSets().getFirst(), "input", model.inputs());
                    boolean isWritten = unroller.unrolled(model, inputs) != model;
                    (isWritten ? written : left).add(each.name());
                }
            }
        }
        assertThat(written)
                .hasSizeGreaterThanOrEqualTo(9)
                .contains("test_scan9_multi_state", "test_affine_grid_2d_expanded");
        assertThat(left).containsExactlyInAnyOrder(SEQUENCES);
    }

    /** Not those of operator sets that are not released. */
    private static boolean canRun(TestCase each, OnnxModel model, Reexecutor here) throws Exception {
        var inputs = TestCase.values(each.dataSets().getFirst(), "input", model.inputs());
        try {
            here.run(model, inputs, ExecutionProfile.CANONICAL, Cancellation.none());
            return true;
        } catch (ExecutionException cannot) {
            return false;
        }
    }
}
