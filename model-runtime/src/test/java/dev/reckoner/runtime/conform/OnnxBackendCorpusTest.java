package dev.reckoner.runtime.conform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.reckoner.runtime.execute.InProcessReexecutor;
import dev.reckoner.runtime.worker.WorkerReexecutor;
import dev.reckoner.runtime.worker.WorkerSetup;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ONNX project's own test cases, with the outcome on this runtime that was measured independently. */
class OnnxBackendCorpusTest {
    private static final Path CORPUS =
            Path.of(System.getProperty("reckoner.vectors", "../../shared/vectors"), "onnx-backend.zip");
    private static final int BRIDGED_WITH_OPTIMISATION = 3;

    /** Beyond the table, since the bridge has learnt more, and since the worker may run operator sets that are not released. */
    private static final int PASSED = 1108;

    /** On Windows and macOS texts are changed by other locales, in four cases. */
    private static final int PASSED_ANYWHERE = 1104;

    private static final List<CaseResult> RESULTS = new ArrayList<>();

    @BeforeAll
    static void run() throws IOException {
        assumeTrue(Files.isRegularFile(CORPUS), "The ONNX backend corpus is not at " + CORPUS);
        try (var worker = new WorkerReexecutor(WorkerSetup.ordinary())) {
            Conformance.on(worker).run(CORPUS, RESULTS::add);
        }
    }

    @Test
    void everyCaseThatShouldPassPassesInAWorker() throws IOException {
        assertThat(RESULTS).hasSize(1149);
        assertThat(unexpected(RESULTS)).isEmpty();
        assertThat(RESULTS.stream().filter(CaseResult::passed).count())
                .isGreaterThanOrEqualTo(System.getProperty("os.name").equals("Linux") ? PASSED : PASSED_ANYWHERE);
    }

    @Test
    void aCaseThatDoesNotPassSaysWhy() {
        assertThat(RESULTS)
                .filteredOn(result -> !result.passed())
                .isNotEmpty()
                .allSatisfy(result ->
                        assertThat(result.reason()).hasSizeGreaterThan(20).doesNotContain("/onnxruntime_src/"));
    }

    /** The cases whose names begin with S, from text and sequences to scans and recurrences. */
    @Test
    void aSliceOfTheCasesPassesInThisProcess(@TempDir Path folder) throws IOException {
        try (var zip = FileSystems.newFileSystem(CORPUS);
                var cases = Files.list(zip.getPath("node"))) {
            for (Path each :
                    cases.filter(path -> name(path).startsWith("test_s")).toList()) {
                copy(each, folder.resolve("node").resolve(name(each)));
            }
        }
        List<CaseResult> slice = new ArrayList<>();
        try (var here = new InProcessReexecutor()) {
            Conformance.on(here).run(folder, slice::add);
        }
        assertThat(slice).hasSizeGreaterThan(50);
        assertThat(unexpected(slice)).isEmpty();
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName()).replace("/", "");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    private static List<String> unexpected(List<CaseResult> results) throws IOException {
        List<String> expected = expectedToPass();
        return results.stream()
                .filter(result -> !result.passed() && expected.contains(result.suite() + "/" + result.name()))
                .map(result -> result.name() + ": " + result.outcome() + " " + result.reason())
                .toList();
    }

    private static List<String> expectedToPass() throws IOException {
        try (ZipFile zip = new ZipFile(CORPUS.toFile())) {
            byte[] table = zip.getInputStream(zip.getEntry("expected-ort-1.29.0-cpu.tsv"))
                    .readAllBytes();
            return new String(table, StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("\t"))
                    .filter(row -> row[BRIDGED_WITH_OPTIMISATION].equals("pass"))
                    .map(row -> row[0] + "/" + row[1])
                    .toList();
        }
    }
}
