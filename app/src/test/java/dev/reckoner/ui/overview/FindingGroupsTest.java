package dev.reckoner.ui.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.reckoner.appraise.Finding;
import dev.reckoner.appraise.Subject;
import dev.reckoner.appraise.code.Tier;
import dev.reckoner.audit.ClaimRow;
import dev.reckoner.crypto.Digest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FindingGroupsTest {
    private static final Digest ATTESTATION = digest("attestation");

    private final ClaimRow first = row(1, "tessel-01");
    private final ClaimRow second = row(2, "tessel-01");
    private final ClaimRow other = row(3, "meridian-01");
    private final List<ClaimRow> rows = List.of(first, second, other);

    @Test
    void codesOfExactlyTheSameClaimsAreOneLineTheMostSpecificFirst() {
        List<FindingGroup> groups = FindingGroups.of(
                rows,
                List.of(
                        finding(first, "model", "EV-MODEL-DIFFERS"),
                        finding(second, "model", "EV-MODEL-DIFFERS"),
                        finding(second, "weights", "EV-WEIGHT-ALTERED"),
                        finding(first, "weights", "EV-WEIGHT-ALTERED")));
        assertThat(groups).singleElement().satisfies(group -> {
            assertThat(group.codes()).isEqualTo("EV-WEIGHT-ALTERED, EV-MODEL-DIFFERS");
            assertThat(group.sentence()).isEqualTo("About EV-WEIGHT-ALTERED");
            assertThat(group.further()).containsExactly("About EV-MODEL-DIFFERS");
            assertThat(group.count()).isEqualTo(2);
            assertThat(group.filter().only().orElseThrow().claims()).containsExactlyInAnyOrder(first.id(), second.id());
            assertThat(group.first()).isEqualTo(first.madeAt());
            assertThat(group.latest()).isEqualTo(second.madeAt());
        });
    }

    @Test
    void codesOfOtherClaimsOrOtherOperatorsStayApart() {
        List<FindingGroup> groups = FindingGroups.of(
                rows,
                List.of(
                        finding(first, "model", "EV-MODEL-DIFFERS"),
                        finding(second, "model", "EV-MODEL-DIFFERS"),
                        finding(first, "weights", "EV-WEIGHT-ALTERED"),
                        finding(other, "weights", "EV-WEIGHT-ALTERED")));
        assertThat(groups)
                .extracting(FindingGroup::operator, FindingGroup::count)
                .containsExactlyInAnyOrder(tuple("tessel-01", 2L), tuple("tessel-01", 1L), tuple("meridian-01", 1L));
    }

    @Test
    void aFindingAboutEvidenceIsTheOneOfTheClaimsThatRestOnIt() {
        Finding evidence = evidence("EV-NITRO-PCR-ZERO");
        assertThat(FindingGroups.of(rows, List.of(evidence, finding(other, "measurement", "EV-NITRO-PCR-ZERO"))))
                .singleElement()
                .satisfies(group -> assertThat(group.operator()).isEqualTo("meridian-01"))
                .satisfies(group -> assertThat(group.count()).isEqualTo(1));
        assertThat(FindingGroups.of(rows, List.of(evidence, affirming(second))))
                .singleElement()
                .satisfies(group -> assertThat(group.operator()).isEqualTo("tessel-01"))
                .satisfies(group -> assertThat(group.claims()).containsExactly(second.id()));
    }

    @Test
    void remarksAreNoFault() {
        Finding remark = open(first, "coverage", "EV-COVERAGE-GAPS");
        Finding key = open(first, "key", "EV-KEY-UNKNOWN");
        assertThat(FindingGroups.of(rows, List.of(remark, key)))
                .singleElement()
                .satisfies(group -> assertThat(group.codes()).isEqualTo("EV-KEY-UNKNOWN"));
    }

    private static Finding open(ClaimRow row, String check, String code) {
        return new Finding(
                Subject.claim(row.id()), check, Tier.NONE, code, "About " + code, "", row.madeAt(), List.of());
    }

    @Test
    void aNameThatOnlyTheRecordGivesIsNotAccused() {
        assertThat(FindingGroups.of(rows, List.of(finding(first, "key", "EV-KEY-UNATTESTED"))))
                .singleElement()
                .satisfies(group -> assertThat(group.operatorWords()).isEqualTo("named tessel-01"))
                .satisfies(group ->
                        assertThat(group.title()).isEqualTo("In the name of tessel-01: About EV-KEY-UNATTESTED"));
    }

    @Test
    void evidenceThatNoClaimRestsOnSaysSo() {
        assertThat(FindingGroups.of(rows, List.of(evidence("EV-NITRO-PCR-ZERO"), evidence("EV-NITRO-CHAIN"))))
                .hasSize(2)
                .allSatisfy(group -> assertThat(group.operatorWords()).isEqualTo("no claim"))
                .allSatisfy(group -> assertThat(group.count()).isZero());
    }

    private static Finding finding(ClaimRow row, String check, String code) {
        return new Finding(
                Subject.claim(row.id()),
                check,
                Tier.CONTRAINDICATED,
                code,
                "About " + code,
                "",
                row.madeAt(),
                List.of(row.operator().startsWith("meridian") ? ATTESTATION : digest("model")));
    }

    private static Finding affirming(ClaimRow row) {
        return new Finding(
                Subject.claim(row.id()),
                "key",
                Tier.AFFIRMING,
                "EV-KEY-BOUND",
                "",
                "",
                row.madeAt(),
                List.of(ATTESTATION));
    }

    private static Finding evidence(String code) {
        return new Finding(
                Subject.evidence(ATTESTATION),
                "measurement",
                Tier.CONTRAINDICATED,
                code,
                "About " + code,
                "",
                Instant.parse("2026-03-22T00:00:00Z"),
                List.of(ATTESTATION));
    }

    private static ClaimRow row(int number, String operator) {
        return new ClaimRow(
                digest("claim " + number),
                number,
                "c-" + number,
                Tier.CONTRAINDICATED,
                Instant.parse("2026-03-02T00:00:00Z").plusSeconds(86_400L * number),
                "tessel",
                operator,
                "ledgerly",
                "MiniLM fp32",
                List.of(),
                Optional.empty(),
                1);
    }

    private static Digest digest(String text) {
        return Digest.sha256(text.getBytes(StandardCharsets.UTF_8));
    }
}
