package dev.reckoner.ui.attribution;

import dev.reckoner.attribution.MeansNodes;
import dev.reckoner.attribution.MeansUse;
import dev.reckoner.attribution.NodeId;
import dev.reckoner.attribution.NodeKind;
import dev.reckoner.audit.AttributionDesk;
import dev.reckoner.crypto.Digest;
import dev.reckoner.ui.look.Messages;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/**
 * A signing key or an enclave build that an isolation can be narrowed to.
 *
 * @param name by which reference values know a build, with the beginning and the end of its hash; of a key those alone
 * @param claims how many claims of those that could be isolated are served by it
 * @param own true if the answer at hand was
 */
record MeansChoice(NodeId id, String name, long claims, boolean own) {
    /** More are no choice any longer. */
    private static final int MOST = 100;

    /** Those of an answer first, then the most used. Reads the disk: not for the FX thread. */
    static List<MeansChoice> of(AttributionDesk desk, Subject subject) throws IOException {
        if (subject.scope().isEmpty()) {
            return List.of();
        }
        Set<NodeId> own = new HashSet<>();
        subject.file().ifPresent(file -> own.addAll(MeansNodes.of(file)));
        var choices = new LinkedHashMap<NodeId, MeansChoice>();
        for (var use : desk.means(subject.scope().get())) {
            var id = use.means().id();
            choices.merge(
                    id,
                    new MeansChoice(id, name(use), use.claims(), own.contains(id)),
                    (one, other) -> new MeansChoice(id, one.name(), one.claims() + other.claims(), one.own()));
        }
        return choices.values().stream()
                .sorted(Comparator.comparing((MeansChoice choice) -> !choice.own())
                        .thenComparing(
                                Comparator.comparingLong(MeansChoice::claims).reversed()))
                .limit(MOST)
                .toList();
    }

    private static String name(MeansUse use) {
        var id = use.means().id();
        String hash = Digest.isHex(id.key())
                ? Digest.ofSha256(id.key()).abbreviated()
                : use.means().label();
        boolean named = !use.means().attribute("name").isEmpty();
        return !named ? hash : Messages.get("attribution.isolate.means.named", use.title(), hash);
    }

    /** Of these, the keys or the builds. */
    static List<MeansChoice> of(NodeKind kind, List<MeansChoice> choices) {
        return new ArrayList<>(choices)
                .stream().filter(choice -> choice.id().kind() == kind).toList();
    }

    /** In words. */
    String words() {
        return Messages.get(own ? "attribution.isolate.means.own" : "attribution.isolate.means", name, claims);
    }
}
