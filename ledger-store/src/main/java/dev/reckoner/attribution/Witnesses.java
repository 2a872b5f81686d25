package dev.reckoner.attribution;

import dev.reckoner.appraise.Finding;
import dev.reckoner.appraise.code.Tier;
import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.Evidence;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Who confirmed something of a claim without having a part in it, as nodes. */
final class Witnesses {
    /** The finding that an attestation document is signed under a root; the root's name follows in its detail. */
    private static final String UNDER_ROOT = "EV-NITRO-CHAIN-VALID";

    private static final String UNDER = "under ";

    private Witnesses() {}

    /** The chains that hold what these findings rest on. */
    static List<Node> chains(List<Finding> settled, List<Evidence> evidence) {
        Set<Digest> rested = new HashSet<>();
        settled.forEach(finding -> rested.addAll(finding.restsOn()));
        return evidence.stream()
                .filter(item -> rested.contains(item.id()))
                .flatMap(Witnesses::chain)
                .distinct()
                .toList();
    }

    private static Stream<Node> chain(Evidence item) {
        return switch (item) {
            case Evidence.EventLog log -> Stream.of(chain(log.chainId()));
            case Evidence.ChainTransaction transaction -> Stream.of(chain(transaction.chainId()));
            case Evidence.ReceiptProof proof -> Stream.of(chain(proof.chainId()));
            default -> Stream.empty();
        };
    }

    /** By its EIP-155 number; logs often do not tell theirs. */
    private static Node chain(Optional<Long> id) {
        return id.map(number -> new Node(new NodeId(NodeKind.WITNESS, "eip155:" + number), "chain " + number))
                .orElseGet(() -> new Node(new NodeId(NodeKind.WITNESS, "eip155"), "chain, not told which"));
    }

    /** The roots under which attestations of the claim are signed, each with the findings that say so. */
    static Map<Node, List<Finding>> roots(List<Finding> attestation) {
        Map<Node, List<Finding>> roots = new LinkedHashMap<>();
        for (Finding finding : attestation) {
            if (finding.code().equals(UNDER_ROOT)
                    && finding.tier() == Tier.AFFIRMING
                    && finding.detail().startsWith(UNDER)) {
                String name = finding.detail().substring(UNDER.length());
                roots.merge(
                        new Node(new NodeId(NodeKind.WITNESS, name), name),
                        List.of(finding),
                        (one, other) ->
                                Stream.concat(one.stream(), other.stream()).toList());
            }
        }
        return roots;
    }
}
