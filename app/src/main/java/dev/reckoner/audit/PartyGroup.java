package dev.reckoner.audit;

import dev.reckoner.coordination.FailurePair;
import dev.reckoner.coordination.Group;
import dev.reckoner.coordination.SharedMeans;
import dev.reckoner.coordination.Sharing;
import dev.reckoner.grade.Grade;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

/**
 * Parties that share something.
 *
 * @param byEvidence true if evidence joins them; false if they are only said to share it, by somebody who may be wrong
 * @param parties ids, two or more, in order
 * @param means what joins them, or would
 * @param beside what two of them or more share too and what joins nobody, because it is common or only said
 * @param failures pairs of them that fail at the same time beyond chance
 */
public record PartyGroup(
        boolean byEvidence,
        List<String> parties,
        List<SharedMeans> means,
        List<SharedMeans> beside,
        List<FailurePair> failures) {
    private static final Comparator<PartyGroup> SUREST = Comparator.comparing(PartyGroup::grade)
            .thenComparing(group -> -group.parties().size());

    public PartyGroup {
        parties = List.copyOf(parties);
        means = List.copyOf(means);
        beside = List.copyOf(beside);
        failures = List.copyOf(failures);
    }

    /** How sure its surest tie is; failures that fall together beyond chance leave other explanations open. */
    private Grade grade() {
        return means.stream()
                .map(SharedMeans::grade)
                .min(Comparator.naturalOrder())
                .orElse(Grade.SUPPORTED);
    }

    /**
     * Groups by evidence, the surest first and of these the largest, and those that are only stated and reach beyond every group by evidence: of others the group by evidence
     * says so beside.
     */
    static List<PartyGroup> of(Sharing sharing, List<FailurePair> failures) {
        var groups = new ArrayList<PartyGroup>();
        List<Group> joined = Group.of(sharing, failures);
        joined.stream().map(group -> of(true, group, sharing)).sorted(SUREST).forEach(groups::add);
        Group.stated(sharing).stream()
                .filter(said ->
                        joined.stream().noneMatch(group -> new HashSet<>(group.parties()).containsAll(said.parties())))
                .forEach(said -> groups.add(of(false, said, sharing)));
        return groups;
    }

    private static PartyGroup of(boolean byEvidence, Group group, Sharing sharing) {
        var inside = new HashSet<>(group.parties());
        var beside = sharing.means().stream()
                .filter(shared -> !group.means().contains(shared))
                .filter(shared ->
                        shared.parties().stream().filter(inside::contains).count() > 1)
                .toList();
        return new PartyGroup(byEvidence, group.parties(), group.means(), beside, group.failures());
    }
}
