package dev.reckoner.audit.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The story of the sample in numbers; that an audit comes to them is for {@link SampleCaseTest}. */
class SamplePlanTest {
    private static final SampleManifest MANIFEST = PlannedManifest.of();
    private static final Set<SampleFault> DAMAGED =
            Set.of(SampleFault.OUTPUT_TAMPERED, SampleFault.INPUT_MISSING, SampleFault.OUTPUT_MISSING);

    @Test
    void fiveOperatorsOfFourProvidersAnswer() {
        assertThat(MANIFEST.answers())
                .containsExactly(
                        Map.entry("halden-01", 80),
                        Map.entry("meridian-01", 57),
                        Map.entry("meridian-02", 115),
                        Map.entry("orrin-01", 21),
                        Map.entry("tessel-01", 77));
        assertThat(SampleOperator.values())
                .extracting(operator -> operator.provider)
                .containsOnly("meridian", "halden", "tessel", "orrin");
    }

    @Test
    void everyKindOfFaultIsThere() {
        assertThat(MANIFEST.codes())
                .containsEntry("EX-PRECISION-SUBSTITUTED", 21)
                .containsEntry("EX-OPERATOR", 1)
                .containsEntry("EX-INCONCLUSIVE-BATCH", 20)
                .containsEntry("EV-WEIGHT-ALTERED", 10)
                .containsEntry("EV-OUTPUT-CHANGED", 3)
                .containsEntry("EV-KEY-UNATTESTED", 1)
                .containsEntry("EV-NITRO-PCR-ZERO", 2)
                .containsEntry("EV-INPUT-MISSING", 3)
                .containsEntry("EV-OUTPUT-MISSING", 2);
    }

    @Test
    void int8IsServedAsFp32FromDay40UntilAnotherBuildIsInPlaceOnDay58() {
        var sold = MANIFEST.faults().stream()
                .filter(fault -> fault.fault().equals("INT8_AS_FP32"))
                .toList();
        assertThat(sold).allMatch(fault -> fault.label().startsWith("meridian-02-"));
        assertThat(sold).extracting(SampleManifest.Fault::day).containsOnly(47, 58);
        assertThat(sold).filteredOn(fault -> fault.day() == 47).hasSize(15);
        assertThat(SampleOperator.MERIDIAN_02.bootAt(SamplePlan.day(58)).build())
                .isEqualTo(SampleBuild.LATER);
        assertThat(SampleOperator.MERIDIAN_02.bootAt(SamplePlan.day(57)).build())
                .isEqualTo(SampleBuild.SHARED);
    }

    @Test
    void theIsolationTouchesWhatWasFoundAndWhatCameOfIt() {
        assertThat(MANIFEST.isolation())
                .isEqualTo(new SampleManifest.Isolated("meridian-02", "sample gateway 1.1", 40, 47, 58, 15, 10, 21));
    }

    @Test
    void oneApplicationLetItsAnswersBePooled() {
        assertThat(MANIFEST.derived())
                .hasSize(21)
                .allMatch(answer -> answer.application().equals("ledgerly"));
        assertThat(MANIFEST.derived())
                .filteredOn(SampleManifest.Derived::faulty)
                .hasSize(10);
        assertThat(MANIFEST.derived())
                .filteredOn(answer -> answer.source().startsWith("meridian-02-"))
                .hasSize(15);
    }

    @Test
    void threeOperatorsOfThreeProvidersShareABuildACertificateAndAnAccount() {
        assertThat(MANIFEST.shared()).singleElement().satisfies(shared -> {
            assertThat(shared.build()).isEqualTo("sample gateway 1.1");
            assertThat(shared.payout()).matches("0x[0-9a-f]{40}");
            assertThat(shared.certificate()).isEqualTo("CN=common-gateways.example");
            assertThat(shared.operators()).containsExactly("meridian-02", "tessel-01", "orrin-01");
        });
        assertThat(Arrays.stream(SampleOperator.values())
                        .map(SampleOperator::payout)
                        .distinct())
                .hasSize(3);
        assertThat(Arrays.stream(SampleOperator.values())
                        .filter(operator -> operator.host().equals("common-gateways.example"))
                        .map(operator -> operator.id))
                .containsExactlyElementsOf(MANIFEST.shared().getFirst().operators());
    }

    @Test
    void useIsSteadyUntilItIsFoundAndMovesThen() {
        assertThat(use("meridian-02").before()).containsOnly(14);
        assertThat(use("meridian-02").after()).containsExactly(4, 3, 4, 3, 4, 3);
        for (var other : List.of("meridian-01", "halden-01", "tessel-01")) {
            assertThat(use(other).before()).as(other).containsOnly(4);
        }
        assertThat(use("meridian-01").after()).containsExactly(5, 5, 5, 4, 5, 5);
        assertThat(use("halden-01").after()).containsExactly(8, 9, 8, 9, 9, 9);
        assertThat(use("tessel-01").after()).containsExactly(7, 9, 8, 9, 8, 8);
    }

    private static SampleManifest.Use use(String operator) {
        return MANIFEST.use().stream()
                .filter(use -> use.operator().equals(operator))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void allThatIsAskedOfSentencesStaysTheSameWeekByWeek() {
        for (int week = 0; week < SampleManifest.WEEKS; week++) {
            int at = week;
            assertThat(sum(use -> use.before().get(at))).isBetween(24, 26);
            assertThat(sum(use -> use.after().get(at))).isBetween(24, 26);
        }
    }

    private static int sum(Function<SampleManifest.Use, Integer> week) {
        return MANIFEST.use().stream()
                .filter(use -> !use.operator().equals("orrin-01"))
                .mapToInt(week::apply)
                .sum();
    }

    @Test
    void everyBundleIsHandedInForTheAuditAfterItsAnswers() {
        assertThat(SamplePlan.bundles())
                .allSatisfy(bundle -> assertThat(bundle.answers())
                        .allMatch(answer -> answer.madeAt()
                                        .isBefore(bundle.audit().at())
                                && !answer.madeAt().isBefore(bundle.audit().since())));
        assertThat(SamplePlan.bundles().stream()
                        .mapToInt(bundle -> bundle.answers().size())
                        .sum())
                .isEqualTo(SamplePlan.answers().size());
        assertThat(SamplePlan.bundles()).extracting(PlannedBundle::file).contains("meridian-1.trail", "orrin-3.trail");
    }

    /** Else damage to one record would be damage to another. */
    @Test
    void aFileThatIsDamagedBelongsToOneRecordOfItsBundle() {
        for (var bundle : SamplePlan.bundles()) {
            var answers = bundle.answers().stream()
                    .filter(SampleInference.class::isInstance)
                    .map(SampleInference.class::cast)
                    .toList();
            answers.stream()
                    .filter(answer -> DAMAGED.contains(answer.fault()))
                    .forEach(damaged -> assertThat(answers)
                            .filteredOn(other -> other.sentence() == damaged.sentence())
                            .hasSize(1));
        }
    }

    @Test
    void answersOfAnOperatorAreInTheOrderOfTimeAndOfOneSentenceEach() {
        var byOperator = SamplePlan.inferences().stream().collect(Collectors.groupingBy(SampleInference::operator));
        byOperator.forEach((operator, answers) -> {
            assertThat(answers).isSortedAccordingTo(Comparator.comparing(SampleInference::madeAt));
            assertThat(new HashSet<>(
                            answers.stream().map(SampleInference::sentence).toList()))
                    .hasSize(answers.size());
        });
    }
}
