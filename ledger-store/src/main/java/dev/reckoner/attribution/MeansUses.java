package dev.reckoner.attribution;

import dev.reckoner.crypto.Digest;
import dev.reckoner.grade.Grade;
import dev.reckoner.ledger.projection.ClaimGroups.Group;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.nitro.KeyCommitment;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Which operator used which keys, builds and TLS certificates, by the groups of claims alike: a use is proven where the record is
 * signed, the key is known to be the party's and, for a build and a certificate, the attestation holds, commits to the key and is of
 * a known build; a build that nobody knows is supported. An attestation commits to a TLS certificate in the form of {@link KeyCommitment}. Claims that name no operator count for the
 * provider that they name.
 */
public final class MeansUses {

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
            var party = party(group);
            if (party.isPresent()) {
                found.add(group, party.get());
            }
        }
        return List.copyOf(found.uses.values());
    }

    private static Optional<NodeId> party(Group group) {
        if (!group.operator().equals(Claim.NOT_STATED)) {
            return Optional.of(new NodeId(NodeKind.OPERATOR, group.operator()));
        }
        return group.provider().equals(Claim.NOT_STATED)
                ? Optional.empty()
                : Optional.of(new NodeId(NodeKind.PROVIDER, group.provider()));
    }

    private void add(Group group, NodeId party) throws IOException {
        for (var id : members.of(group.rests())) {
            var item = items.get(id);
            if (item != null) {
                means(item).forEach(node -> add(group, party, node, item.id()));
            }
        }
    }

    private static Stream<Node> means(Evidence item) {
        return switch (item) {
            case Evidence.SigningKey key -> Stream.of(MeansNodes.key(key));
            case Evidence.AttestationDocument document ->
                Stream.concat(
                        Stream.of(document).filter(MeansNodes::isMeasured).map(MeansNodes::build),
                        KeyCommitment.of(document).stream()
                                .map(commitment -> MeansNodes.certificate(commitment.tlsCertificate())));
            default -> Stream.empty();
        };
    }

    private void add(Group group, NodeId party, Node node, Digest ground) {
        boolean operates = party.kind() == NodeKind.OPERATOR;
        var use = new MeansUse(
                party,
                !operates || group.provider().equals(Claim.NOT_STATED) ? "" : group.provider(),
                node,
                grade(group, node.id().kind()),
                group.claims(),
                group.first(),
                group.last(),
                List.of(ground));
        uses.merge(party + "\n" + node.id(), use, MeansUse::with);
    }

    /**
     * An enclave commits to whatever its code writes, to a rival's key and to a certificate that is public too: what the document of a
     * build that nobody knows commits to proves nothing. That it names the key still supports that the key's holder runs it.
     */
    private Grade grade(Group group, NodeKind kind) {
        if (!affirms(group, "signature") || !affirms(group, "party")) {
            return Grade.ASSERTED;
        }
        boolean attested = affirms(group, "attestation") && affirms(group, "key");
        if (kind == NodeKind.KEY || attested && affirms(group, "measurement")) {
            return Grade.PROVEN;
        }
        return attested && kind == NodeKind.BUILD ? Grade.SUPPORTED : Grade.ASSERTED;
    }

    private boolean affirms(Group group, String check) {
        int at = strip.indexOf(check);
        return at >= 0 && at < group.strip().length() && group.strip().charAt(at) == 'A';
    }
}
