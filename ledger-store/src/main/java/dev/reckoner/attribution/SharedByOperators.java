package dev.reckoner.attribution;

import dev.reckoner.attribution.Neighbourhood.Light;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What several operators use, as a case's claims say it. */
final class SharedByOperators {
    /** So many parties that share something are not many, however few there are. */
    private static final int FEW = 3;

    private final Map<NodeId, List<MeansUse>> byMeans = new LinkedHashMap<>();

    SharedByOperators(List<MeansUse> uses) {
        uses.forEach(use -> byMeans.computeIfAbsent(use.means().id(), any -> new ArrayList<>())
                .add(use));
    }

    /** Draws what these operators share with others, and the others; a thing that one uses alone is left out. */
    void draw(Sketch sketch, Set<NodeId> operators, int mostOthers) {
        for (var uses : byMeans.values()) {
            boolean ofThese = uses.stream().anyMatch(use -> operators.contains(use.party()));
            if (ofThese && parties(uses).size() > 1) {
                draw(sketch, uses, operators, mostOthers);
            }
        }
    }

    /** What nearly everybody uses, such as a build that is published, tells nothing of those who do. */
    private boolean isTelling(List<MeansUse> uses) {
        long all = byMeans.values().stream()
                .flatMap(List::stream)
                .map(MeansUse::party)
                .distinct()
                .count();
        return parties(uses).size() <= Math.max(FEW, all / 3);
    }

    private void draw(Sketch sketch, List<MeansUse> uses, Set<NodeId> operators, int mostOthers) {
        var means = uses.getFirst().means();
        sketch.node(
                means.id(),
                title(means),
                second(means),
                Column.PROVIDERS,
                isTelling(uses) ? Light.TOUCHED : Light.PLAIN);
        sketch.shared(means.id(), parties(uses).size());
        int others = 0;
        for (var use : uses) {
            boolean own = operators.contains(use.party());
            if (own || others++ < mostOthers) {
                party(sketch, use);
                sketch.link(use.party(), means.id(), words(use), use.grade(), Light.PLAIN, List.of());
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
        sketch.node(new Node(use.party(), use.party().key()), "operator", Light.PLAIN);
        if (!use.provider().isEmpty()) {
            var provider = new NodeId(NodeKind.PROVIDER, use.provider());
            sketch.node(new Node(provider, use.provider()), "provider", Light.PLAIN);
            sketch.link(use.party(), provider, "acts for", use.grade(), Light.PLAIN, List.of());
        }
    }

    private static String title(Node means) {
        return means.attribute("name").isEmpty() ? means.label() : means.attribute("name");
    }

    private static String second(Node means) {
        return switch (means.id().kind()) {
            case BUILD -> "build, PCR0";
            case KEY -> "signing key";
            case PAYOUT -> "payout, stated";
            case ENDPOINT -> "endpoint, stated";
            default -> means.id().kind().wireName();
        };
    }

    private static Set<NodeId> parties(List<MeansUse> uses) {
        var parties = new LinkedHashSet<NodeId>();
        uses.forEach(use -> parties.add(use.party()));
        return parties;
    }

    /** Every operator that shares something. */
    Set<NodeId> sharing() {
        var sharing = new LinkedHashSet<NodeId>();
        byMeans.values().stream()
                .map(SharedByOperators::parties)
                .filter(parties -> parties.size() > 1)
                .forEach(sharing::addAll);
        return sharing;
    }
}
