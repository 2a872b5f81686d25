package dev.reckoner.appraise;

import dev.reckoner.appraise.code.AttestationCode;
import dev.reckoner.appraise.code.ReferenceCode;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.Evidence;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Is the enclave's build an approved one? */
final class MeasurementCheck implements Check {
    private static final int BUILD_REGISTERS = 3;

    private final AttestationVerdicts verdicts;

    MeasurementCheck(AttestationVerdicts verdicts) {
        this.verdicts = verdicts;
    }

    @Override
    public String id() {
        return "measurement";
    }

    @Override
    public List<Finding> appraise(Claim claim, Context context) {
        return BoundAttestation.of(claim, context, verdicts).stream()
                .filter(bound -> bound.isNamedBy(claim) || !isDebug(bound.document()))
                .map(bound -> finding(
                        Answer.about(claim, id())
                                .restingOn(bound.document().id())
                                .asOf(bound.document().timestamp()),
                        bound,
                        context,
                        claim.madeAt()))
                .toList();
    }

    @Override
    public List<Finding> appraise(Evidence evidence, Context context) {
        return evidence instanceof Evidence.AttestationDocument document
                ? List.of(finding(
                        Answer.about(document, id()),
                        new BoundAttestation(document, verdicts.of(document, context, document.timestamp())),
                        context,
                        document.timestamp()))
                : List.of();
    }

    private static Finding finding(Answer answer, BoundAttestation bound, Context context, Instant when) {
        Evidence.AttestationDocument document = bound.document();
        // Anybody can write zeros into a document that no platform signed.
        if (!bound.verdict().genuine()) {
            return answer.gives(AttestationCode.PCR_UNPROVEN, "");
        }
        // Before the approved builds: an empty or zero reference value must never make a debug enclave one of them.
        if (isDebug(document)) {
            return answer.gives(AttestationCode.NITRO_PCR_ZERO, "PCR0 to PCR2 are not all measured");
        }
        return approved(document, context, when)
                .map(build -> answer.gives(AttestationCode.PCR_APPROVED, said(build)))
                .or(() -> matching(document, context)
                        .findFirst()
                        .map(build -> answer.gives(
                                ReferenceCode.PCR_NOT_THEN, build.name() + ", approved " + build.interval())))
                .orElseGet(() -> answer.gives(AttestationCode.PCR_UNKNOWN, "PCR0 " + beginning(register(document, 0))));
    }

    private static String said(ReferenceValues.Measurement build) {
        return build.name()
                + build.source().map(source -> ", source: " + source).orElse("");
    }

    private static String beginning(String register) {
        return register.substring(0, Math.min(12, register.length())) + "…";
    }

    /** The build approved for that instant that the document measures; none in debug mode, whatever anybody approved. */
    static Optional<ReferenceValues.Measurement> approved(
            Evidence.AttestationDocument document, Context context, Instant when) {
        return matching(document, context).filter(build -> build.holdsAt(when)).findFirst();
    }

    private static Stream<ReferenceValues.Measurement> matching(
            Evidence.AttestationDocument document, Context context) {
        return context.references().measurements().stream().filter(m -> !isDebug(document) && matches(m, document));
    }

    private static boolean isDebug(Evidence.AttestationDocument document) {
        return IntStream.range(0, BUILD_REGISTERS)
                .mapToObj(i -> register(document, i))
                .anyMatch(value -> !value.isEmpty() && value.chars().allMatch(c -> c == '0'));
    }

    private static boolean matches(ReferenceValues.Measurement approved, Evidence.AttestationDocument document) {
        List<String> expected = List.of(approved.pcr0(), approved.pcr1(), approved.pcr2());
        return IntStream.range(0, BUILD_REGISTERS)
                .allMatch(i -> !expected.get(i).isEmpty() && expected.get(i).equalsIgnoreCase(register(document, i)));
    }

    private static String register(Evidence.AttestationDocument document, int index) {
        return document.pcrs().getOrDefault(index, "");
    }
}
