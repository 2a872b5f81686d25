package dev.reckoner.audit.sample;

import dev.reckoner.audit.sample.opengradient.GatewayPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What the plan of the sample comes to. */
final class PlannedManifest {
    private PlannedManifest() {}

    static SampleManifest of() {
        var codes = new TreeMap<String, Integer>();
        SamplePlan.inferences().stream()
                .flatMap(answer -> answer.fault().expectation().stream())
                .forEach(expected -> codes.merge(expected.code(), 1, Integer::sum));
        var answers = new TreeMap<String, Integer>();
        SamplePlan.answers().forEach(answer -> answers.merge(answer.operator().id, 1, Integer::sum));
        return new SampleManifest(answers, faults(), codes, isolation(), derived(), List.of(shared()), use());
    }

    private static List<SampleManifest.Fault> faults() {
        var all = new ArrayList<SampleManifest.Fault>();
        for (var inference : SamplePlan.inferences()) {
            inference
                    .fault()
                    .expectation()
                    .ifPresent(expected -> all.add(new SampleManifest.Fault(
                            inference.label(),
                            inference.fault().name(),
                            expected.tier(),
                            expected.code(),
                            AuditDay.of(inference.madeAt()).day)));
        }
        GatewayPlan.faults()
                .forEach(one -> all.add(
                        new SampleManifest.Fault(one.label(), one.fault(), one.tier(), one.code(), AuditDay.LAST.day)));
        return all;
    }

    private static SampleManifest.Isolated isolation() {
        return new SampleManifest.Isolated(
                SampleOperator.MERIDIAN_02.id,
                SampleBuild.SHARED.published,
                SamplePlan.INT8_FROM,
                AuditDay.FOUND.day,
                AuditDay.LIFTED.day,
                count(answer -> isSold(answer) && answer.madeAt().isBefore(AuditDay.FOUND.at())),
                count(answer -> answer instanceof DerivedAnswer derived
                        && isSold(derived.source())
                        && answer.madeAt().isBefore(AuditDay.FOUND.at())),
                count(PlannedManifest::isSold));
    }

    private static boolean isSold(PlannedAnswer answer) {
        return answer instanceof SampleInference inference && inference.fault() == SampleFault.INT8_AS_FP32;
    }

    private static int count(Predicate<PlannedAnswer> which) {
        return (int) SamplePlan.answers().stream().filter(which).count();
    }

    private static List<SampleManifest.Derived> derived() {
        return SamplePlan.derived().stream()
                .map(answer -> new SampleManifest.Derived(
                        answer.label(), answer.source().label(), answer.application(), isSold(answer.source())))
                .toList();
    }

    private static SampleManifest.Shared shared() {
        var one = SampleOperator.MERIDIAN_02;
        return new SampleManifest.Shared(
                SampleBuild.SHARED.published,
                one.payout(),
                "CN=" + one.host(),
                Arrays.stream(SampleOperator.values())
                        .filter(operator -> operator.payout().equals(one.payout()))
                        .map(operator -> operator.id)
                        .toList());
    }

    private static List<SampleManifest.Use> use() {
        return Arrays.stream(SampleOperator.values())
                .map(operator ->
                        new SampleManifest.Use(operator.id, weeks(operator, -SampleManifest.WEEKS), weeks(operator, 0)))
                .toList();
    }

    private static List<Integer> weeks(SampleOperator operator, int first) {
        var weeks = new ArrayList<Integer>();
        for (int week = first; week < first + SampleManifest.WEEKS; week++) {
            var from = AuditDay.FOUND.at().plus(Duration.ofDays(7L * week));
            weeks.add(count(answer ->
                    answer.operator() == operator && isWithin(answer.madeAt(), from, from.plus(Duration.ofDays(7)))));
        }
        return weeks;
    }

    private static boolean isWithin(Instant time, Instant from, Instant until) {
        return !time.isBefore(from) && time.isBefore(until);
    }
}
