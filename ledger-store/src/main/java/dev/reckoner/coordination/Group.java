package dev.reckoner.coordination;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Parties that are tied to each other, directly or through others of the group: A and C may share nothing but B. A group is a
 * picture of what is shared and no statement that its parties act together.
 *
 * @param parties two or more, in order
 * @param means what they share, by kind and id
 * @param failures pairs of them that fail at the same time beyond chance
 */
public record Group(List<String> parties, List<SharedMeans> means, List<FailurePair> failures) {
    public Group {
        parties = List.copyOf(parties);
        means = List.copyOf(means);
        failures = List.copyOf(failures);
    }

    /**
     * The groups, by their first parties: connected components over the means that join parties and over the pairs of parties
     * that fail together beyond chance.
     */
    public static List<Group> of(Sharing sharing, List<FailurePair> failures) {
        List<SharedMeans> joining = sharing.with(Standing.JOINS).toList();
        List<FailurePair> together = failures.stream()
                .filter(pair -> pair.verdict() == FailurePair.Verdict.BEYOND_CHANCE)
                .toList();
        return components(joining, together);
    }

    /**
     * What would be groups if all that is merely said were true: connected components over the means that more than one party is
     * only said to use. They join nobody, and are to be shown apart from groups.
     */
    public static List<Group> stated(Sharing sharing) {
        return components(sharing.with(Standing.ASSERTED_ONLY).toList(), List.of());
    }

    private static List<Group> components(List<SharedMeans> means, List<FailurePair> failures) {
        var roots = new Roots();
        means.forEach(shared -> roots.join(shared.shown()));
        failures.forEach(pair -> roots.join(pair.parties()));
        return roots.groups().values().stream()
                .map(parties -> new Group(
                        parties,
                        within(means.stream(), parties, SharedMeans::shown),
                        within(failures.stream(), parties, FailurePair::parties)))
                .toList();
    }

    /** The ties of which one end, and so every end, is among the parties. */
    private static <T> List<T> within(Stream<T> ties, List<String> parties, Function<T, List<String>> ends) {
        Set<String> inside = Set.copyOf(parties);
        return ties.filter(tie -> inside.contains(ends.apply(tie).getFirst())).toList();
    }

    /** Union and find; a root is the smallest id of its component. */
    private static final class Roots {
        private final SortedMap<String, String> parents = new TreeMap<>();

        void join(List<String> parties) {
            for (String party : parties) {
                String one = root(parties.getFirst());
                String other = root(party);
                parents.put(one.compareTo(other) < 0 ? other : one, one.compareTo(other) < 0 ? one : other);
            }
        }

        SortedMap<String, List<String>> groups() {
            var groups = new TreeMap<String, List<String>>();
            List.copyOf(parents.keySet())
                    .forEach(party -> groups.computeIfAbsent(root(party), any -> new ArrayList<>())
                            .add(party));
            return groups;
        }

        private String root(String of) {
            String party = of;
            String parent = parents.computeIfAbsent(of, any -> of);
            while (!parent.equals(party)) {
                String above = parents.getOrDefault(parent, parent);
                parents.put(party, above);
                party = parent;
                parent = above;
            }
            return party;
        }
    }
}
