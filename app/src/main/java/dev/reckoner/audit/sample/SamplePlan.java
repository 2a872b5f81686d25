package dev.reckoner.audit.sample;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who answers what and when in the sample: 60 inferences by each of four operators over ninety days. Every sentence is
 * answered by two operators. The faults are part of the plan, so that the manifest and the trails cannot disagree.
 */
final class SamplePlan {
    /** First day of the sample. */
    static final Instant FIRST_DAY = Instant.parse("2026-03-02T00:00:00Z");

    static final String MODEL_NAME = "all-MiniLM-L6-v2";
    static final String FP32 = "fp32";
    static final String INT8 = "int8";

    private static final int PER_OPERATOR = 60;
    private static final List<String> APPLICATIONS = List.of("ledgerly", "northdesk", "quillbox");

    private SamplePlan() {}

    /** Operators in a fixed order, with the provider they work for. */
    enum Operator {
        MERIDIAN_01("meridian-01", "meridian"),
        MERIDIAN_02("meridian-02", "meridian"),
        HALDEN_01("halden-01", "halden"),
        TESSEL_01("tessel-01", "tessel");

        final String id;
        final String provider;

        Operator(String id, String provider) {
            this.id = id;
            this.provider = provider;
        }
    }

    /** What is wrong with an inference, if anything. */
    enum Fault {
        NONE,
        /** The int8 model answered, and the record names the fp32 model. */
        INT8_AS_FP32,
        /** The model file has one altered weight tensor. */
        ALTERED_WEIGHT,
        /** The model with the altered weight answered, and the record names the published one; it signs an operator trace. */
        ALTERED_IN_SECRET,
        /** The output in the trail was changed after it was signed. */
        OUTPUT_TAMPERED,
        /** Signed by a key that no enclave attested. */
        UNATTESTED_KEY,
        /** The enclave ran in debug mode. */
        DEBUG_ENCLAVE,
        /** The trail names the input and does not carry it. */
        INPUT_MISSING,
        /** The trail names the output and does not carry it. */
        OUTPUT_MISSING
    }

    /**
     * One planned inference.
     *
     * @param number within its operator, from 0
     * @param sentence index of the sentence
     * @param declared {@link #FP32} or {@link #INT8}, what the record says
     * @param day whole days since the first
     * @param batch how many sentences were run together, this one first; above 1 the record does not say which
     * @param recordsExecution whether the record says under which circumstances it ran
     */
    record Inference(
            Operator operator,
            int number,
            int sentence,
            String application,
            String declared,
            Instant madeAt,
            int day,
            int batch,
            boolean recordsExecution,
            Fault fault) {
        /** The producer's own name for it. */
        String label() {
            return "%s-%03d".formatted(operator.id, number + 1);
        }

        /** The model file that really answers. */
        ServedModel served() {
            return switch (fault) {
                case INT8_AS_FP32 -> ServedModel.INT8;
                case ALTERED_WEIGHT, ALTERED_IN_SECRET -> ServedModel.ALTERED;
                default -> declared.equals(SamplePlan.INT8) ? ServedModel.INT8 : ServedModel.FP32;
            };
        }
    }

    /** The model files of the sample. */
    enum ServedModel {
        FP32,
        INT8,
        ALTERED
    }

    /** Every inference, by operator and time. */
    static List<Inference> inferences() {
        var all = new ArrayList<Inference>();
        for (var operator : Operator.values()) {
            for (int number = 0; number < PER_OPERATOR; number++) {
                all.add(inference(operator, number));
            }
        }
        return List.copyOf(all);
    }

    private static Inference inference(Operator operator, int number) {
        var madeAt = FIRST_DAY
                .plus(Duration.ofHours(36L * number + 6))
                .plus(Duration.ofMinutes((number * 97L + operator.ordinal() * 131L) % 900));
        int day = (int) Duration.between(FIRST_DAY, madeAt).toDays();
        boolean quantised = operator == Operator.HALDEN_01 && number % 3 == 2;
        int sentence = (operator.ordinal() % 2) * PER_OPERATOR + number;
        return new Inference(
                operator,
                number,
                sentence,
                APPLICATIONS.get((number + operator.ordinal()) % APPLICATIONS.size()),
                quantised ? INT8 : FP32,
                madeAt,
                day,
                quantised ? 4 : 1,
                operator != Operator.HALDEN_01 || quantised,
                fault(operator, number, day));
    }

    private static Fault fault(Operator operator, int number, int day) {
        return switch (operator) {
            case MERIDIAN_01 -> meridian01(number, day);
            case MERIDIAN_02 -> day >= 40 && day <= 61 ? Fault.INT8_AS_FP32 : Fault.NONE;
            case HALDEN_01 -> halden01(number);
            case TESSEL_01 -> tessel01(number, day);
        };
    }

    private static Fault meridian01(int number, int day) {
        if (day >= 20 && day <= 23) {
            return Fault.DEBUG_ENCLAVE;
        }
        return number == 41 ? Fault.OUTPUT_TAMPERED : Fault.NONE;
    }

    private static Fault halden01(int number) {
        return switch (number) {
            case 18 -> Fault.OUTPUT_TAMPERED;
            case 7, 24, 45 -> Fault.INPUT_MISSING;
            case 33, 51 -> Fault.OUTPUT_MISSING;
            default -> Fault.NONE;
        };
    }

    private static Fault tessel01(int number, int day) {
        if (day >= 70) {
            return Fault.ALTERED_WEIGHT;
        }
        return switch (number) {
            case 12 -> Fault.OUTPUT_TAMPERED;
            case 22 -> Fault.ALTERED_IN_SECRET;
            case 30 -> Fault.UNATTESTED_KEY;
            default -> Fault.NONE;
        };
    }

    /** When each operator's enclave boots, and whether in debug mode. */
    static List<Boot> boots(Operator operator) {
        var days = operator == Operator.MERIDIAN_01 ? List.of(0, 20, 24, 60) : List.of(0, 30, 60);
        return days.stream()
                .map(day -> new Boot(operator, day, operator == Operator.MERIDIAN_01 && day == 20))
                .toList();
    }

    /** One boot of an operator's enclave. */
    record Boot(Operator operator, int day, boolean debug) {
        Instant at() {
            return FIRST_DAY.plus(Duration.ofDays(day));
        }
    }

    /** The boot that serves on that day. */
    static Boot bootFor(Operator operator, int day) {
        return boots(operator).stream()
                .filter(boot -> boot.day() <= day)
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    /** The tier and reason code that the audit must reach, where it is not simply affirming. */
    static Optional<Expectation> expectation(Inference inference) {
        return switch (inference.fault()) {
            case NONE ->
                inference.batch() > 1
                        ? Optional.of(new Expectation("NONE", "EX-INCONCLUSIVE-BATCH"))
                        : Optional.empty();
            case INT8_AS_FP32 -> Optional.of(new Expectation("CONTRAINDICATED", "EX-PRECISION-SUBSTITUTED"));
            case ALTERED_WEIGHT -> Optional.of(new Expectation("CONTRAINDICATED", "EV-WEIGHT-ALTERED"));
            case ALTERED_IN_SECRET -> Optional.of(new Expectation("CONTRAINDICATED", "EX-OPERATOR"));
            case OUTPUT_TAMPERED -> Optional.of(new Expectation("CONTRAINDICATED", "EV-OUTPUT-CHANGED"));
            case UNATTESTED_KEY -> Optional.of(new Expectation("CONTRAINDICATED", "EV-KEY-UNATTESTED"));
            case DEBUG_ENCLAVE -> Optional.of(new Expectation("CONTRAINDICATED", "EV-NITRO-PCR-ZERO"));
            case INPUT_MISSING -> Optional.of(new Expectation("NONE", "EV-INPUT-MISSING"));
            case OUTPUT_MISSING -> Optional.of(new Expectation("NONE", "EV-OUTPUT-MISSING"));
        };
    }

    /**
     * What the audit must say.
     *
     * @param tier the claim's tier
     * @param code a reason code among its findings
     */
    record Expectation(String tier, String code) {}
}
