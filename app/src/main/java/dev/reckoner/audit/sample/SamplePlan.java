package dev.reckoner.audit.sample;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Who answers what and when in the sample. An operator serves int8 as fp32 from one day on; it is found at the next audit, and from
 * then on others are asked instead. What one application had asked it for went into another model. The faults are part of the plan,
 * so that the manifest and the trails cannot disagree.
 */
final class SamplePlan {
    /** First day of the sample. */
    static final Instant FIRST_DAY = Instant.parse("2026-03-02T00:00:00Z");

    /** The day from which int8 is served as fp32. */
    static final int INT8_FROM = 40;

    /** The first of four days on which an enclave runs in debug mode. */
    static final int DEBUG_FROM = 21;

    static final String MODEL_NAME = "all-MiniLM-L6-v2";
    static final String FP32 = "fp32";
    static final String INT8 = "int8";

    /** The application that lets hidden states be pooled, and the days of which. */
    private static final String POOLS = "ledgerly";

    private static final int POOLS_FROM = 36;

    private static final List<String> APPLICATIONS = List.of(POOLS, "northdesk", "quillbox");
    private static final int SENTENCES = 120;

    private SamplePlan() {}

    /** The beginning of a day, counted from 1 as the window counts them. */
    static Instant day(int number) {
        return FIRST_DAY.plus(Duration.ofDays(number - 1));
    }

    /** Which day it is then. */
    static int dayOf(Instant time) {
        return 1 + (int) Duration.between(FIRST_DAY, time).toDays();
    }

    /** Every inference of a sentence, by operator and time. */
    static List<SampleInference> inferences() {
        return Arrays.stream(SampleOperator.values())
                .flatMap(SamplePlan::inferences)
                .toList();
    }

    private static Stream<SampleInference> inferences(SampleOperator operator) {
        var times = operator.asked();
        return IntStream.range(0, times.size()).mapToObj(number -> inference(operator, number, times.get(number)));
    }

    private static SampleInference inference(SampleOperator operator, int number, Instant madeAt) {
        boolean quantised = operator == SampleOperator.HALDEN_01 && number % 4 == 3;
        int day = dayOf(madeAt);
        return new SampleInference(
                operator,
                number,
                (number + firstSentence(operator)) % SENTENCES,
                application(operator, number),
                quantised ? INT8 : FP32,
                madeAt,
                quantised ? 4 : 1,
                operator != SampleOperator.HALDEN_01 || quantised,
                quantised ? SampleFault.BATCH_UNKNOWN : fault(operator, number, day));
    }

    /** Two operators answer one sentence at other times: a file that is damaged in a bundle is to belong to one record of it. */
    private static int firstSentence(SampleOperator operator) {
        return switch (operator) {
            case MERIDIAN_01 -> 90;
            case HALDEN_01 -> 30;
            case TESSEL_01 -> 75;
            default -> 0;
        };
    }

    /** Two thirds of what is asked of the one are asked by one application. */
    private static String application(SampleOperator operator, int number) {
        if (operator == SampleOperator.MERIDIAN_02) {
            return number % 3 < 2 ? POOLS : APPLICATIONS.get(1 + number / 3 % 2);
        }
        return APPLICATIONS.get((number + operator.ordinal()) % APPLICATIONS.size());
    }

    private static SampleFault fault(SampleOperator operator, int number, int day) {
        return switch (operator) {
            case MERIDIAN_01 -> meridian01(number, day);
            case MERIDIAN_02 ->
                day >= INT8_FROM && day < AuditDay.LIFTED.day ? SampleFault.INT8_AS_FP32 : SampleFault.NONE;
            case HALDEN_01 -> halden01(number);
            case TESSEL_01 -> tessel01(number, day);
            case ORRIN_01 -> SampleFault.NONE;
        };
    }

    private static SampleFault meridian01(int number, int day) {
        if (day >= DEBUG_FROM && day < DEBUG_FROM + 4) {
            return SampleFault.DEBUG_ENCLAVE;
        }
        return number == 41 ? SampleFault.OUTPUT_TAMPERED : SampleFault.NONE;
    }

    private static SampleFault halden01(int number) {
        return switch (number) {
            case 18 -> SampleFault.OUTPUT_TAMPERED;
            case 8, 24, 45 -> SampleFault.INPUT_MISSING;
            case 33, 52 -> SampleFault.OUTPUT_MISSING;
            default -> SampleFault.NONE;
        };
    }

    private static SampleFault tessel01(int number, int day) {
        if (day >= 82) {
            return SampleFault.ALTERED_WEIGHT;
        }
        return switch (number) {
            case 12 -> SampleFault.OUTPUT_TAMPERED;
            case 22 -> SampleFault.ALTERED_IN_SECRET;
            case 30 -> SampleFault.UNATTESTED_KEY;
            default -> SampleFault.NONE;
        };
    }

    /** What was made of earlier answers, by time. */
    static List<DerivedAnswer> derived() {
        var sources = inferences().stream()
                .filter(SamplePlan::isPooled)
                .sorted((one, other) -> one.madeAt().compareTo(other.madeAt()))
                .toList();
        return IntStream.range(0, sources.size())
                .mapToObj(number -> new DerivedAnswer(number, sources.get(number)))
                .toList();
    }

    /** Until it is found out the one's, and from then on those of others. */
    private static boolean isPooled(SampleInference answer) {
        if (!answer.application().equals(POOLS) || answer.day() < POOLS_FROM) {
            return false;
        }
        return switch (answer.operator()) {
            case MERIDIAN_02 -> answer.day() < AuditDay.FOUND.day;
            case MERIDIAN_01, HALDEN_01 ->
                answer.fault() == SampleFault.NONE
                        && answer.madeAt().isAfter(AuditDay.FOUND.at())
                        && answer.day() < AuditDay.LIFTED.day;
            default -> false;
        };
    }

    /** Every answer, by operator and time. */
    static List<PlannedAnswer> answers() {
        return Stream.<PlannedAnswer>concat(inferences().stream(), derived().stream())
                .toList();
    }

    /** What is handed in, in the order of the audits and of the operators. */
    static List<PlannedBundle> bundles() {
        var bundles = new ArrayList<PlannedBundle>();
        for (var audit : AuditDay.values()) {
            Arrays.stream(SampleOperator.values())
                    .map(operator -> operator.provider)
                    .distinct()
                    .map(provider -> bundle(provider, audit))
                    .filter(bundle -> !bundle.answers().isEmpty())
                    .forEach(bundles::add);
        }
        return bundles;
    }

    private static PlannedBundle bundle(String provider, AuditDay audit) {
        return new PlannedBundle(
                provider,
                audit,
                answers().stream()
                        .filter(answer -> answer.operator().provider.equals(provider))
                        .filter(answer -> AuditDay.of(answer.madeAt()) == audit)
                        .toList());
    }
}
