package dev.reckoner.attribution;

import dev.reckoner.attribution.Neighbourhood.Light;
import dev.reckoner.coordination.Group;
import dev.reckoner.coordination.SharedMeans;
import dev.reckoner.coordination.Sharing;
import dev.reckoner.coordination.Standing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What several operators use, as a case's claims and trails say it; what joins them into groups stands out. */
final class SharedByOperators {
    private final Map<NodeId, List<MeansUse>> byMeans = new LinkedHashMap<>();
    private final Map<NodeId, SharedMeans> shared = new LinkedHashMap<>();
    private final Sharing sharing;

    SharedByOperators(List<MeansUse> uses, Sharing sharing) {
        this.sharing = sharing;
        uses.forEach(use -> byMeans.computeIfAbsent(use.means().id(), any -> new ArrayList<>())
                .add(use));
        sharing.means().forEach(each -> shared.put(MeansUse.node(each.means()), each));
    }

    /** Draws what these operators share with others, and the others; a thing that one uses alone is left out. */
    void draw(Sketch sketch, Set<NodeId> operators, int mostOthers) {
        for (var uses : byMeans.values()) {
            boolean ofThese = uses.stream().anyMatch(use -> operators.contains(use.party()));
            var known = Optional.ofNullable(shared.get(uses.getFirst().means().id()));
            if (ofThese && known.isPresent()) {
                draw(sketch, uses, known.get(), operators, mostOthers);
            }
        }
    }

    private static void draw(
            Sketch sketch, List<MeansUse> uses, SharedMeans known, Set<NodeId> operators, int mostOthers) {
        var means = uses.getFirst().means().id();
        boolean joins = known.standing() == Standing.JOINS;
        sketch.node(
                means,
                known.means().label(),
                kind(means) + standing(known),
                Column.PROVIDERS,
                joins ? Light.TOUCHED : Light.PLAIN);
        sketch.shared(means, known.uses().size());
        int others = 0;
        for (var use : uses) {
            boolean own = operators.contains(use.party());
            if (own || others++ < mostOthers) {
                party(sketch, use);
                sketch.link(use.party(), means, words(use), use.grade(), Light.PLAIN, List.of());
            }
        }
    }

    /** What it rests on in words, since no finding is about a use. */
    static String words(MeansUse use) {
        return use.claims() == 0
                ? "uses, as a trail states"
                : "uses, by " + use.claims() + (use.claims() == 1 ? " claim" : " claims");
    }

    private static void party(Sketch sketch, MeansUse use) {
        sketch.node(new Node(use.party(), use.party().key()), use.party().kind().wireName(), Light.PLAIN);
        if (!use.provider().isEmpty()) {
            var provider = new NodeId(NodeKind.PROVIDER, use.provider());
            sketch.node(new Node(provider, use.provider()), "provider", Light.PLAIN);
            sketch.link(use.party(), provider, "acts for", use.grade(), Light.PLAIN, List.of());
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
        byMeans.forEach((means, uses) -> {
            if (shared.containsKey(means)) {
                uses.forEach(use -> sharing.add(use.party()));
            }
        });
        return sharing;
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
