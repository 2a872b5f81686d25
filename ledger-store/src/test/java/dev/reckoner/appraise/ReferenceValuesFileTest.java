package dev.reckoner.appraise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
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

    @Test
    void sourceAndIntervalAreReadAndBoundTheValue() throws Exception {
        var values = read(dated(
                "\"source\":\"release page\",\"from\":\"2026-03-01T00:00:00Z\",\"until\":\"2026-04-01T00:00:00Z\""));
        var build = values.measurements().getFirst();
        assertThat(build.source()).contains("release page");
        assertThat(build.holdsAt(Instant.parse("2026-02-28T23:59:59Z"))).isFalse();
        assertThat(build.holdsAt(Instant.parse("2026-03-01T00:00:00Z"))).isTrue();
        assertThat(build.holdsAt(Instant.parse("2026-03-31T23:59:59Z"))).isTrue();
        assertThat(build.holdsAt(Instant.parse("2026-04-01T00:00:00Z"))).isFalse();
        assertThat(read(GOOD).measurements().getFirst().holdsAt(Instant.EPOCH)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"from\":\"2026-04-01T00:00:00Z\",\"until\":\"2026-03-01T00:00:00Z\"",
                "\"from\":\"2026-04-01T00:00:00Z\",\"until\":\"2026-04-01T00:00:00Z\"",
                "\"from\":\"1 March\"",
                "\"source\":7",
                "\"since\":\"2026-04-01T00:00:00Z\"",
            })
    void anIntervalThatIsNoneIsRefused(String members) {
        assertThatIOException().isThrownBy(() -> read(dated(members))).withMessageContaining("values.json");
    }

    @Test
    void blocksChainsContractsAndPricesAreReadAndWrittenBack() throws Exception {
        var values = read(with(BLOCK + "," + PRICE + """
                ,"chains":[{"name":"ours","chainId":77}],
                "contracts":[{"name":"relay","chainId":77,"address":"0x%s"}],
                "registries":[{"name":"ours","chainId":77,"address":"0x%s"}]""".formatted("ab".repeat(20), "cd".repeat(20))));
        assertThat(values.blocks()).singleElement().satisfies(block -> {
            assertThat(block.name()).isEqualTo("12 of chain 77");
            assertThat(block.hash()).isEqualTo("0x" + "ef".repeat(32));
        });
        assertThat(values.chains()).hasSize(3);
        assertThat(values.contracts()).hasSize(3);
        assertThat(values.registries()).hasSize(3);
        Instant when = Instant.parse("2026-05-01T00:00:00Z");
        assertThat(values.price("gpt-x", when).orElseThrow().input()).isEqualByComparingTo("0.00000125");
        assertThat(values.price("gpt-x", Instant.EPOCH)).isEmpty();
        assertThat(values.price("gpt-y", when)).isEmpty();
        Path copy = Files.write(folder.resolve("copy.json"), ReferenceValuesFile.write(values));
        assertThat(ReferenceValuesFile.read(copy)).isEqualTo(values);
    }

    @ParameterizedTest
    @CsvSource({"efef, ef", "12, -12", "0.00000125, 1e-6", "0.00001, ''", "gpt-x, ''"})
    void aSlipInABlockOrPriceIsRefused(String from, String to) {
        String json = with(BLOCK + "," + PRICE).replaceFirst(java.util.regex.Pattern.quote(from), to);
        assertThatIOException().isThrownBy(() -> read(json)).withMessageContaining("values.json");
    }

    @Test
    void theKnownValuesNameTheirSourceAndTheSurvey() {
        assertThat(ReferenceValues.BUILT_IN.items())
                .hasSize(7)
                .allSatisfy(item ->
                        assertThat(((DatedReference) item).source().orElse("")).contains("surveyed 2026-11-21"))
                .allSatisfy(item -> assertThat(ReferenceRules.fault(item)).isEmpty());
    }

    @Test
    void aSetOfMeasurementsIsAddedToWhatIsThere() throws Exception {
        var before = read(GOOD);
        String set = "{\"Measurements\":{\"PCR0\":\"%s\",\"PCR1\":\"%s\",\"PCR2\":\"%s\"}}";
        Path file = Files.writeString(
                folder.resolve("measurements.txt"), set.formatted("1a".repeat(48), "0b".repeat(48), "0c".repeat(48)));
        var after = ReferenceValuesFile.read(file, before);
        assertThat(after.measurements()).hasSize(2);
        assertThat(after.measurements().getLast().source()).contains("measurements.txt");
        assertThat(after.models()).isEqualTo(before.models());
        assertThat(ReferenceValuesFile.read(file, after)).isEqualTo(after);
        Files.writeString(file, set.formatted("1a", "0b".repeat(48), "0c".repeat(48)));
        assertThatIOException()
                .isThrownBy(() -> ReferenceValuesFile.read(file, before))
                .withMessageContaining("TR-MEASUREMENT");
    }

    @Test
    void changesAreNamedItemByItem() throws Exception {
        var before = read(GOOD);
        var build = before.measurements().getFirst();
        var renewed = new ReferenceValues.Measurement(
                build.name(),
                build.pcr1(),
                build.pcr1(),
                build.pcr2(),
                Optional.of("release page"),
                Optional.empty(),
                Optional.empty());
        var after = before.replacing(build, renewed)
                .minus(before.trustAnchors().getLast())
                .plus(new KnownChain("ours", 77, Optional.empty(), Optional.empty(), Optional.empty()));
        assertThat(ReferenceChange.between(before, after))
                .containsExactly(
                        new ReferenceChange(ReferenceChange.How.REMOVED, ReferenceKind.TRUST_ANCHOR, "Own root"),
                        new ReferenceChange(ReferenceChange.How.CHANGED, ReferenceKind.MEASUREMENT, "build 7"),
                        new ReferenceChange(ReferenceChange.How.ADDED, ReferenceKind.CHAIN, "ours"));
        assertThat(ReferenceChange.between(after, after)).isEmpty();
    }

    private static final String BLOCK = "\"blocks\":[{\"chainId\":77,\"number\":12,\"hash\":\"0x" + "ef".repeat(32)
            + "\",\"source\":\"own node\"}]";
    private static final String PRICE = """
            "prices":[{"model":"gpt-x","inputUsdPerToken":"0.00000125","outputUsdPerToken":"0.00001",
             "from":"2026-01-01T00:00:00Z"}]""";

    private static String with(String members) {
        return GOOD.substring(0, GOOD.lastIndexOf('}')) + "," + members + "}";
    }

    private static String dated(String members) {
        return GOOD.replace("\"pcr0\"", members + ",\"pcr0\"");
    }

    private static String endorsing(String endorsements) {
        return GOOD.substring(0, GOOD.lastIndexOf('}')) + ",\"endorsements\":[" + endorsements + "]}";
    }

    private ReferenceValues read(String json) throws IOException {
        return ReferenceValuesFile.read(Files.writeString(folder.resolve("values.json"), json));
    }
}
