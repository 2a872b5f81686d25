package dev.reckoner.audit;

import dev.reckoner.attribution.ClaimFile;
import dev.reckoner.attribution.MeansUse;
import dev.reckoner.attribution.Neighbourhood;
import dev.reckoner.attribution.NodeId;
import dev.reckoner.attribution.NodeKind;
import dev.reckoner.attribution.Provenance;
import dev.reckoner.attribution.Scope;
import dev.reckoner.crypto.Digest;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Of an invented case nothing is known of who answers for what, and nothing is isolated. */
final class InventedAttribution implements AttributionDesk {
    @Override
    public Optional<ClaimFile> file(Digest claim) {
        return Optional.empty();
    }

    @Override
    public Provenance provenance(Collection<Digest> claims) {
        return Provenance.EMPTY;
    }

    @Override
    public Optional<Neighbourhood> around(Digest claim, Map<NodeId, Integer> opened) {
        return Optional.empty();
    }

    @Override
    public Neighbourhood around(NodeId focus, String label, Map<NodeId, Integer> opened) {
        return new Neighbourhood(focus, "", List.of(), List.of(), List.of(), 0);
    }

    @Override
    public Neighbourhood sharedMeans() {
        return around(new NodeId(NodeKind.OPERATOR, ""), "", Map.of());
    }

    @Override
    public List<PartyRow> parties() {
        return List.of();
    }

    @Override
    public List<IsolationRow> isolations() {
        return List.of();
    }

    @Override
    public List<MeansUse> means(Scope scope) {
        return List.of();
    }

    @Override
    public Optional<FoundWrong> foundWrong(Scope scope) {
        return Optional.empty();
    }

    @Override
    public IsolationEffect effect(Scope scope) {
        return new IsolationEffect(0, 0, Map.of(), Map.of(), Spend.NONE);
    }

    @Override
    public IsolationRow isolate(Scope scope, String reason, List<Digest> evidence) {
        throw new UnsupportedOperationException("Nothing is recorded in an invented case");
    }

    @Override
    public IsolationRow lift(long entry, String reason) {
        throw new UnsupportedOperationException("Nothing is recorded in an invented case");
    }
}
