package dev.reckoner.audit;

import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.ModelReference;
import dev.reckoner.trail.ValueReference;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What copies of one record bring of its values: together more than each alone, and none takes away what another brought. */
final class HeldValues {
    private HeldValues() {}

    /**
     * The first claim with what its copy brings and it lacks, or has other than it was signed; cases from before traces were read
     * have no root of one.
     */
    static Claim completed(Claim first, Claim copy) {
        return first.with(
                        model(first, copy),
                        completed(first.inputs(), copy.inputs()),
                        completed(first.outputs(), copy.outputs()))
                .withTraceRoot(first.traceRoot().or(copy::traceRoot));
    }

    /** What a copy brought and the claim goes without: it is in the case all the same. */
    static Set<Digest> beside(Claim claim, Claim copy) {
        var left = held(copy);
        left.removeAll(held(claim));
        return left;
    }

    private static Set<Digest> held(Claim claim) {
        return Stream.concat(claim.inputs().stream(), claim.outputs().stream())
                .flatMap(value -> value.held().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** A response alone may be passed on under any model's name; with its request it names the one that was asked for. */
    private static ModelReference model(Claim first, Claim copy) {
        return isHeld(copy.inputs()) && !isHeld(first.inputs()) ? copy.model() : first.model();
    }

    private static boolean isHeld(List<ValueReference> values) {
        return values.stream().anyMatch(value -> value.held().isPresent());
    }

    private static List<ValueReference> completed(List<ValueReference> first, List<ValueReference> copy) {
        var values = new ArrayList<ValueReference>();
        for (int i = 0; i < first.size(); i++) {
            values.add(i < copy.size() ? completed(first.get(i), copy.get(i)) : first.get(i));
        }
        return values;
    }

    private static ValueReference completed(ValueReference first, ValueReference copy) {
        boolean better = first.held().isEmpty() || (!isSigned(first) && isSigned(copy));
        boolean same = first.name().equals(copy.name()) && first.claimed().equals(copy.claimed());
        return better && same && copy.held().isPresent()
                ? new ValueReference(first.name(), first.kind(), first.claimed(), first.tensor(), copy.held())
                : first;
    }

    /** True if the bytes are those that were signed, as far as their digests are of one kind. */
    private static boolean isSigned(ValueReference value) {
        return value.held().isPresent() && value.held().equals(value.claimed());
    }
}
