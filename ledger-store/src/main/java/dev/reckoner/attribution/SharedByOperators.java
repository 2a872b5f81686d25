package dev.reckoner.attribution;

import dev.reckoner.attribution.Neighbourhood.Light;
import dev.reckoner.attribution.Neighbourhood.Link;
import dev.reckoner.coordination.Group;
import dev.reckoner.coordination.SharedMeans;
import dev.reckoner.coordination.Sharing;
import dev.reckoner.coordination.Standing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What several operators use, as a case's claims and trails say it; what joins them into groups stands out. */
final class SharedByOperators {
    /** What joins operators first, then what most of them use. */
    private final Map<NodeId, SharedMeans> shared = new LinkedHashMap<>();

    private final Map<NodeId, List<MeansUse>> byMeans = new LinkedHashMap<>();
    private final Sharing sharing;

    SharedByOperators(List<MeansUse> uses, Sharing sharing) {
        this.sharing = sharing;
        sharing.means().stream()
                .sorted(Comparator.comparing(SharedMeans::standing)
                        .thenComparing(each -> each.shown().size(), Comparator.reverseOrder()))
                .forEach(each -> shared.put(MeansUse.node(each.means()), each));
        uses.stream()
                .filter(use -> shared.containsKey(use.means().id()))
                .forEach(use -> byMeans.computeIfAbsent(use.means().id(), any -> new ArrayList<>())
                        .add(use));
    }

    /**
     * Draws what these operators share with others, and the others; a thing that one uses alone is left out.
     *
     * @param joining how what joins them into a group stands out
     */
    void draw(Sketch sketch, Set<NodeId> operators, int mostOthers, Light joining) {
        shared.forEach((means, known) -> {
            var uses = byMeans.getOrDefault(means, List.of());
            if (uses.stream().anyMatch(use -> operators.contains(use.party()))) {
                means(sketch, means, known, known.standing() == Standing.JOINS ? joining : Light.PLAIN);
                users(sketch, uses, operators, mostOthers);
            }
        });
    }

    private static void means(Sketch sketch, NodeId means, SharedMeans known, Light light) {
        sketch.node(means, known.means().label(), kind(means) + standing(known), Column.PROVIDERS, light);
        sketch.shared(means, known.uses().size());
    }

    private static void users(Sketch sketch, List<MeansUse> uses, Set<NodeId> operators, int mostOthers) {
        int others = 0;
        for (var use : uses) {
            boolean own = operators.contains(use.party());
            if (own || others++ < mostOthers) {
                party(sketch, use);
                link(sketch, use);
            }
        }
    }

    static void link(Sketch sketch, MeansUse use) {
        sketch.link(new Link(
                use.party(),
                use.means().id(),
                use.claims() == 0 ? "uses, as a trail states" : "uses",
                use.grade(),
                Light.PLAIN,
                List.of(),
                rests(use)));
    }

    /** What it rests on in words, since no finding is about a use. */
    private static String rests(MeansUse use) {
        var words = new ArrayList<String>();
        if (use.claims() > 0) {
            words.add(use.claims() + (use.claims() == 1 ? " claim" : " claims"));
        }
        int items = use.grounds().size();
        if (items > 0) {
            words.add(items + (items == 1 ? " evidence item" : " evidence items"));
        }
        return words.isEmpty() ? "stated only" : String.join(", ", words);
    }

    private static void party(Sketch sketch, MeansUse use) {
        sketch.node(new Node(use.party(), use.party().key()), use.party().kind().wireName(), Light.PLAIN);
        if (!use.provider().isEmpty()) {
            var provider = new NodeId(NodeKind.PROVIDER, use.provider());
            sketch.node(new Node(provider, use.provider()), "provider", Light.PLAIN);
            sketch.link(new Link(use.party(), provider, "acts for", use.grade(), Light.PLAIN, List.of(), rests(use)));
        }
    }

    private static String kind(NodeId means) {
        return switch (means.kind()) {
            case BUILD -> "build";
            case KEY -> "signing key";
            case CERTIFICATE -> "TLS";
            default -> means.kind().wireName();
        };
    }

    /** What it is taken for, in two words. */
    private static String standing(SharedMeans known) {
        return switch (known.standing()) {
            case JOINS -> ", joins " + known.shown().size();
            case COMMON -> ", common";
            case ASSERTED_ONLY -> ", stated";
        };
    }

    /** Every operator that shares something. */
    Set<NodeId> sharing() {
        var sharing = new LinkedHashSet<NodeId>();
        byMeans.values().forEach(uses -> uses.forEach(use -> sharing.add(use.party())));
        return sharing;
    }

    /** What stands before all others. */
    Optional<NodeId> first() {
        return shared.keySet().stream().findFirst();
    }

    /** What evidence shows of groups, in a sentence or two. */
    String sentence() {
        int operators = sharing().size();
        if (operators == 0) {
            return "No operator shares a key, a build, a certificate or an account with another.";
        }
        var groups = Group.of(sharing, List.of());
        return operators + " operators share something with others. "
                + switch (groups.size()) {
                    case 0 -> "Nothing of it joins them: it is common to many, or only stated. ";
                    case 1 -> "Evidence joins " + groups.getFirst().parties().size() + " of them into a group. ";
                    default -> "Evidence joins some of them into " + groups.size() + " groups. ";
                }
                + "What is shared says nothing of why.";
    }
}
