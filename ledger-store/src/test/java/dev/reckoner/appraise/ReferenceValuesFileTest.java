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
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"models\":      | \"modells\":          | The member /modells is none that this format has; the nearest is models",
                "\"models\":      | \"Endorsments\":      | The member /Endorsments is none that this format has; the nearest is endorsements",
                "\"certificate\": | \"cert\":             | The member /trustAnchors/0/cert is none that this format has; the nearest is certificate",
                "\"pcr2\":        | \"pcr8\":1,\"pcr2\": | The member /measurements/0/pcr8 is none that this format has; the nearest is pcr0",
                "\"version\":     | \"verson\":           | The member /models/0/verson is none that this format has; the nearest is version",
            })
    void aMistypedMemberIsNamedWithTheNearest(String from, String to, String sentence) {
        assertThatIOException()
                .isThrownBy(() -> read(GOOD.replace(from, to)))
                .withMessage(folder.resolve("values.json") + ": TR-JSON-MEMBER: " + sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "null | The member /endorsements/0 is null where an object is expected",
                "'{\"operator\":\"a\",\"provider\":\"p\",\"keys\":1}' | The member /endorsements/0/keys is none that this format has; the nearest is key",
                "'{\"operator\":\"a\",\"provider\":\"p\",\"registers\":{\"x\":\"00\"}}' | The member /endorsements/0/registers/x is named by text where the number of a register, such as 3, is expected",
            })
    void whatIsWrongInAnEndorsementIsNamed(String endorsement, String sentence) {
        assertThatIOException().isThrownBy(() -> read(endorsing(endorsement))).withMessageEndingWith(sentence);
    }

    @Test
    void emptyListsAreAllowed() throws Exception {
        var values = read("""
                {"format":"reckoner-reference-values/1",
                 "trustAnchors":[],"measurements":[],"models":[],"endorsements":[]}""");
        assertThat(values).isEqualTo(ReferenceValues.BUILT_IN);
    }

    @Test
    void oneReleaseCannotHaveTwoDigests() {
        String two = GOOD.replace(
                "\"models\":[",
                "\"models\":[{\"name\":\"adder\",\"version\":\"1\",\"digest\":\"sha256:" + "cd".repeat(32) + "\"},");
        assertThatIOException().isThrownBy(() -> read(two)).withMessageContaining("two different digests");
    }

    @Test
    void endorsementsMayBeGivenByKeyOrByMeasuredRegisters() throws Exception {
        var values = read(endorsing("""
                {"operator":"a-1","provider":"a","key":"%s"},
                {"operator":"b-1","provider":"b","registers":{"3":"%s"}}""".formatted(DIGEST, "0d".repeat(48))));
        assertThat(values.endorsements()).hasSize(2);
        assertThat(read(GOOD).endorsements()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'operator':'a','provider':'p','registers':{}}",
                "{'operator':'','provider':'p','registers':{'3':'X'}}",
                "{'operator':'a','provider':'p','registers':{'3':'ZERO'}}",
                "{'operator':'a','provider':'p','registers':{'32':'X'}}",
                "{'operator':'a','provider':'p','registers':{'3':'X','4':'0d'}}",
                "{'operator':'a','provider':'p','key':'DIGEST','registers':{'3':'X'}}"
            })
    void anEndorsementThatWouldCoverTooMuchIsRefused(String endorsement) {
        String json = endorsement
                .replace('\'', '"')
                .replace("X", "0d".repeat(48))
                .replace("ZERO", "00".repeat(48))
                .replace("DIGEST", DIGEST);
        assertThatIOException()
                .isThrownBy(() -> read(endorsing(json)))
                .withMessageContaining("values.json")
                .withMessageContaining("endorsement");
    }

    private static String endorsing(String endorsements) {
        return GOOD.substring(0, GOOD.lastIndexOf('}')) + ",\"endorsements\":[" + endorsements + "]}";
    }

    private ReferenceValues read(String json) throws IOException {
        return ReferenceValuesFile.read(Files.writeString(folder.resolve("values.json"), json));
    }
}
