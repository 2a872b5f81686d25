package dev.reckoner.audit;

import dev.reckoner.appraise.ReferenceValues;
import dev.reckoner.attribution.MeansNodes;
import dev.reckoner.attribution.MeansUse;
import dev.reckoner.attribution.Node;
import dev.reckoner.attribution.NodeId;
import dev.reckoner.attribution.NodeKind;
import dev.reckoner.coordination.Means;
import dev.reckoner.coordination.MeansKind;
import dev.reckoner.coordination.Sharing;
import dev.reckoner.coordination.SharingTerms;
import dev.reckoner.coordination.Use;
import dev.reckoner.grade.Grade;
import dev.reckoner.ledger.CaseTables;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.PartyRole;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who uses what of all that a case tells: keys, builds and TLS certificates by claims and attestations, accounts and addresses as
 * trails state them, and what registrations on a chain tell. Not thread-safe.
 */
final class MeansReading {
    private final RecordedCase audit;
    private final CaseTables tables;
    private final List<Evidence> shared;
    private Optional<List<MeansUse>> uses = Optional.empty();

    MeansReading(RecordedCase audit, CaseTables tables) throws IOException {
        this.audit = audit;
        this.tables = tables;
        this.shared = audit.isolatedClaims().shared();
    }

    /** The uses, several of one party and means where several sources tell of it. */
    List<MeansUse> uses() throws IOException {
        if (uses.isEmpty()) {
            var all = new ArrayList<>(CaseMeans.uses(tables, shared));
            var lastSeen = lastSeen(all);
            all.addAll(stated(all));
            for (var use : new RegisteredMeans(shared, audit.references(), audit::blob).uses()) {
                var last = lastSeen.getOrDefault(use.party(), use.last());
                all.add(last.isAfter(use.last()) ? until(use, last) : use);
            }
            uses = Optional.of(named(all));
        }
        return uses.get();
    }

    /** What was registered of an enclave is in use for as long as it answers. */
    private static Map<NodeId, Instant> lastSeen(List<MeansUse> byClaims) {
        var last = new HashMap<NodeId, Instant>();
        byClaims.forEach(use -> last.merge(use.party(), use.last(), (one, other) -> one.isAfter(other) ? one : other));
        return last;
    }

    /** What is shared, of these uses and of others. */
    Sharing sharing(Collection<Use> others) throws IOException {
        var all = new ArrayList<Use>(others);
        uses().forEach(use -> all.add(use.use()));
        return Sharing.of(all, SharingTerms.DEFAULT.withOpen(open()));
    }

    /** Whoever builds it from the published sources runs an approved build. */
    private Set<Means> open() {
        return audit.references().measurements().stream()
                .map(MeansReading::build)
                .map(build -> new Means(MeansKind.BUILD, build.id().key(), build.label()))
                .collect(Collectors.toSet());
    }

    private static Node build(ReferenceValues.Measurement measured) {
        return MeansNodes.build(measured.pcr0(), measured.pcr1(), measured.pcr2());
    }

    /** What builds and certificates are called. */
    private Map<NodeId, String> names() {
        var names = new HashMap<NodeId, String>();
        audit.references()
                .measurements()
                .forEach(measured -> names.put(build(measured).id(), measured.name()));
        shared.stream()
                .filter(Evidence.Certificate.class::isInstance)
                .map(Evidence.Certificate.class::cast)
                .forEach(item -> names.put(MeansNodes.certificate(item.id()).id(), item.subject()));
        return names;
    }

    /** The same with the names of builds and certificates, as far as these are known. */
    List<MeansUse> named(List<MeansUse> of) {
        var named = names();
        return of.stream()
                .map(use -> Optional.ofNullable(named.get(use.means().id()))
                        .map(name -> named(use, name))
                        .orElse(use))
                .toList();
    }

    private static MeansUse named(MeansUse use, String name) {
        return new MeansUse(
                use.party(),
                use.provider(),
                use.means().with("name", name),
                use.grade(),
                use.claims(),
                use.first(),
                use.last(),
                use.grounds());
    }

    /** Accounts and addresses that trails state of operators: nobody signed that. */
    private List<MeansUse> stated(List<MeansUse> byClaims) throws IOException {
        var providers = new HashMap<NodeId, String>();
        byClaims.forEach(use -> providers.putIfAbsent(use.party(), use.provider()));
        var stated = new LinkedHashMap<List<NodeId>, MeansUse>();
        for (var row : audit.partyRows()) {
            var party = row.party();
            if (party.role() == PartyRole.OPERATOR) {
                var id = new NodeId(NodeKind.OPERATOR, party.id());
                Stream.of(
                                party.payout().map(MeansNodes::payout),
                                party.endpoint().map(MeansNodes::endpoint))
                        .flatMap(Optional::stream)
                        .forEach(means -> stated.merge(
                                List.of(id, means.id()),
                                stated(id, providers.getOrDefault(id, ""), means, row.time()),
                                (earlier, later) -> until(earlier, later.last())));
            }
        }
        return List.copyOf(stated.values());
    }

    private static MeansUse stated(NodeId party, String provider, Node means, Instant at) {
        return new MeansUse(party, provider, means, Grade.ASSERTED, 0, at, at, List.of());
    }

    private static MeansUse until(MeansUse use, Instant last) {
        return new MeansUse(use.party(), use.provider(), use.means(), use.grade(), 0, use.first(), last, use.grounds());
    }
}
