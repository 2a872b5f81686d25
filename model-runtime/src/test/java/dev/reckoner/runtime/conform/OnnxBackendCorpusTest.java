package dev.reckoner.runtime.conform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** The ONNX project's own test cases, with the outcome on this runtime that was measured independently. */
class OnnxBackendCorpusTest {
    private static final Path CORPUS =
            Path.of(System.getProperty("reckoner.vectors", "../../shared/vectors"), "onnx-backend.zip");
    private static final int BRIDGED_WITH_OPTIMISATION = 3;

    @Test
    void everyCaseThatShouldPassPasses() throws IOException {
        assumeTrue(Files.isRegularFile(CORPUS), "The ONNX backend corpus is not at " + CORPUS);
        List<CaseResult> results = new ArrayList<>();
        Conformance.Summary summary = Conformance.run(CORPUS, results::add);
        List<String> expected = expectedToPass();
        List<String> unexpected = results.stream()
                .filter(result -> !result.passed() && expected.contains(result.suite() + "/" + result.name()))
                .map(result -> result.name() + ": " + result.outcome() + " " + result.reason())
                .toList();
        assertThat(unexpected).isEmpty();
        assertThat(summary.total()).isEqualTo(1149).isEqualTo(results.size());
        assertThat(summary.passed()).isGreaterThanOrEqualTo(1026);
    }

    @Test
    void aCaseThatDoesNotPassSaysWhy() throws IOException {
        assumeTrue(Files.isRegularFile(CORPUS), "The ONNX backend corpus is not at " + CORPUS);
        List<CaseResult> failing = new ArrayList<>();
        Conformance.run(CORPUS, result -> {
            if (!result.passed()) {
                failing.add(result);
            }
        });
        assertThat(failing)
                .isNotEmpty()
                .allSatisfy(result ->
                        assertThat(result.reason()).hasSizeGreaterThan(20).doesNotContain("/onnxruntime_src/"));
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
