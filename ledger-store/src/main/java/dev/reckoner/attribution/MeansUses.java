package dev.reckoner.attribution;

import dev.reckoner.ledger.projection.ClaimGroups.Group;
import dev.reckoner.trail.Evidence;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which operator used which keys and builds, by the groups of claims alike: a use is proven where the record is signed, the key is
 * known to be the party's and, for a build, the attestation holds and commits to the key.
 */
public final class MeansUses {
    private static final String NOT_STATED = "not stated";

    private final Map<String, Evidence> items;
    private final List<String> strip;
    private final Members members;
    private final Map<String, MeansUse> uses = new TreeMap<>();

    /** The names in a set of what findings rest on. */
    @FunctionalInterface
    public interface Members {
        /** The ids of the items. */
        List<String> of(int rests) throws IOException;
    }

    private MeansUses(Map<String, Evidence> items, List<String> strip, Members members) {
        this.items = items;
        this.strip = strip;
        this.members = members;
    }

    /**
     * The uses, by party and means.
     *
     * @param items what several claims may rest on, by id
     * @param strip the checks whose answers a group spells out, in its order
     */
    public static List<MeansUse> of(
            Collection<Group> groups, Map<String, Evidence> items, List<String> strip, Members members)
            throws IOException {
        var found = new MeansUses(items, strip, members);
        for (var group : groups) {
            if (!group.operator().equals(NOT_STATED)) {
                found.add(group);
            }
        }
        return List.copyOf(found.uses.values());
    }

    private void add(Group group) throws IOException {
        for (var id : members.of(group.rests())) {
            Optional.ofNullable(items.get(id)).flatMap(MeansUses::means).ifPresent(node -> add(group, node));
        }
    }

    private static Optional<Node> means(Evidence item) {
        return switch (item) {
            case Evidence.SigningKey key -> Optional.of(Means.key(key));
            case Evidence.AttestationDocument document -> Optional.of(Means.build(document));
            default -> Optional.empty();
        };
    }

    private void add(Group group, Node node) {
        var use = new MeansUse(
                new NodeId(NodeKind.OPERATOR, group.operator()),
                group.provider().equals(NOT_STATED) ? "" : group.provider(),
                node,
                grade(group, node.id().kind()),
                group.claims(),
                group.first(),
                group.last());
        uses.merge(group.operator() + "\n" + node.id(), use, MeansUse::with);
    }

    private Grade grade(Group group, NodeKind kind) {
        boolean owned = affirms(group, "signature") && affirms(group, "party");
        boolean shown = kind == NodeKind.KEY || affirms(group, "attestation") && affirms(group, "key");
        return owned && shown ? Grade.PROVEN : Grade.ASSERTED;
    }

    private boolean affirms(Group group, String check) {
        int at = strip.indexOf(check);
        return at >= 0 && at < group.strip().length() && group.strip().charAt(at) == 'A';
    }
}
