package dev.reckoner.appraise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferenceValuesFileTest {
    private static final String DIGEST = "sha256:" + "ab".repeat(32);
    private static final String GOOD = """
            {"format":"reckoner-reference-values/1",
             "trustAnchors":[{"name":"Own root","certificate":"%s"}],
             "measurements":[{"name":"build 7","pcr0":"%s","pcr1":"%s","pcr2":"%s"}],
             "models":[{"name":"adder","version":"1","digest":"%s"}]}
            """.formatted(DIGEST, "0a".repeat(48), "0b".repeat(48), "0c".repeat(48), DIGEST);

    @TempDir
    Path folder;

    @Test
    void analystsValuesComeBesideTheBuiltInAnchor() throws Exception {
        ReferenceValues values = read(GOOD);
        assertThat(values.trustAnchors()).hasSize(2).contains(ReferenceValues.AWS_NITRO_ROOT_G1);
        assertThat(values.measurements()).hasSize(1);
        assertThat(values.model("adder", "1")).isPresent();
        assertThat(values.model("adder", "2")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "reference-values/1, reference-values/2",
        "0a0a0a, 0a0a",
        "sha256:abab, md5:abab",
        "abab, ab",
        "measurements, messungen",
        "\"1\", null",
    })
    void slipOfThePenIsRefusedWithTheFilesName(String from, String to) {
        assertThatIOException()
                .isThrownBy(() -> read(GOOD.replaceFirst(java.util.regex.Pattern.quote(from), to)))
                .withMessageContaining("values.json");
    }

    @Test
    void oneReleaseCannotHaveTwoDigests() {
        String two = GOOD.replace(
                "\"models\":[",
                "\"models\":[{\"name\":\"adder\",\"version\":\"1\",\"digest\":\"sha256:" + "cd".repeat(32) + "\"},");
        assertThatIOException().isThrownBy(() -> read(two)).withMessageContaining("two different digests");
    }

    private ReferenceValues read(String json) throws IOException {
        return ReferenceValuesFile.read(Files.writeString(folder.resolve("values.json"), json));
    }
}
