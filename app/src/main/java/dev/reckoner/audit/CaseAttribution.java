package dev.reckoner.audit;

import dev.reckoner.attribution.ClaimFile;
import dev.reckoner.attribution.ClaimFile.Derivation;
import dev.reckoner.attribution.ClaimFile.ModelMatch;
import dev.reckoner.attribution.ClaimProvenance;
import dev.reckoner.attribution.Isolation;
import dev.reckoner.attribution.MeansUse;
import dev.reckoner.attribution.Neighbourhood;
import dev.reckoner.attribution.Neighbourhoods;
import dev.reckoner.attribution.NodeId;
import dev.reckoner.attribution.NodeKind;
import dev.reckoner.attribution.Provenance;
import dev.reckoner.attribution.Scope;
import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.CaseTables;
import dev.reckoner.ledger.projection.ClaimCondition;
import dev.reckoner.ledger.projection.ClaimFacts;
import dev.reckoner.ledger.projection.ClaimOrder;
import dev.reckoner.ledger.projection.ClaimPages;
import dev.reckoner.ledger.projection.ValueTable;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.ModelReference;
import dev.reckoner.trail.TrailFormatException;
import dev.reckoner.trail.ValueReference;
import dev.reckoner.trail.opengradient.contract.ContractCalls;
import dev.reckoner.trail.opengradient.contract.RegistryCall.RegisterTee;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Puts together who answers for what in a case, and records what is isolated. */
final class CaseAttribution implements AttributionDesk {
    /** So many earlier answers with the bytes of one input are looked at. */
    private static final int MOST_MAKERS = 100;

    private final RecordedCase audit;
    private final CaseTables tables;

    CaseAttribution(RecordedCase audit, CaseTables tables) {
        this.audit = audit;
        this.tables = tables;
    }

    @Override
    public Optional<ClaimFile> file(Digest id) throws IOException {
        var found = audit.claim(id);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var detail = found.get();
        return Optional.of(new ClaimFile(
                detail.claim(),
                detail.findings(),
                detail.evidence(),
                detail.comparison().flatMap(ReexecutionOutcome::substitute).map(this::match),
                derivations(detail.claim()),
                audit.custodian().by(),
                registrations(detail)));
    }

    /** The registrations that the claim's admission was decided by. */
    private List<RegisterTee> registrations(ClaimDetail detail) throws IOException {
        var decided = detail.findings().stream()
                .filter(finding -> finding.check().equals("admission"))
                .flatMap(finding -> finding.restsOn().stream())
                .collect(Collectors.toSet());
        var registrations = new ArrayList<RegisterTee>();
        for (var item : detail.evidence()) {
            if (item instanceof Evidence.ChainTransaction transaction && decided.contains(item.id())) {
                registration(transaction).ifPresent(registrations::add);
            }
        }
        return registrations;
    }

    private Optional<RegisterTee> registration(Evidence.ChainTransaction transaction) throws IOException {
        var input = transaction.input().isEmpty()
                ? Optional.<byte[]>empty()
                : audit.blob(transaction.input().get());
        try {
            return input.isEmpty()
                    ? Optional.empty()
                    : ContractCalls.decode(input.get())
                            .filter(RegisterTee.class::isInstance)
                            .map(RegisterTee.class::cast);
        } catch (TrailFormatException told) {
            // What is wrong with them was said when they were imported.
            return Optional.empty();
        }
    }

    /** A substitute is known by name and version; its file, if it was published. */
    private ModelMatch match(String label) {
        return audit.references().models().stream()
                .map(release -> new ModelReference(release.name(), release.version(), Optional.of(release.digest())))
                .filter(model -> model.label().equals(label))
                .findFirst()
                .map(model -> new ModelMatch(ClaimProvenance.model(model).key(), label))
                .orElseGet(() -> new ModelMatch(label, label));
    }

    /** The earlier answers that have the bytes of its inputs. */
    private List<Derivation> derivations(Claim claim) throws IOException {
        var derivations = new ArrayList<Derivation>();
        for (var input : claim.inputs()) {
            var value = value(input);
            if (value.isPresent()) {
                derivation(claim, input.name(), value.get()).ifPresent(derivations::add);
            }
        }
        return derivations;
    }

    static Optional<Digest> value(ValueReference reference) {
        return reference.tensor().or(reference::claimed);
    }

    /** True if one of the values has that digest: the table of values knows but the beginning of it. */
    static boolean hasValue(List<ValueReference> values, Digest digest) {
        return values.stream().anyMatch(value -> value(value).equals(Optional.of(digest)));
    }

    boolean hasInput(Digest claim, Digest value) throws IOException {
        return audit.record(claim)
                .filter(taker -> hasValue(taker.inputs(), value))
                .isPresent();
    }

    private Optional<Derivation> derivation(Claim claim, String input, Digest value) throws IOException {
        var makers = new ArrayList<ClaimFacts>();
        for (var row : new ClaimPages(tables).byNumbers(new ValueTable(tables).makers(value, MOST_MAKERS))) {
            boolean earlier = !row.id().equals(claim.id()) && !row.madeAt().isAfter(claim.madeAt());
            if (earlier
                    && audit.record(row.id())
                            .filter(maker -> hasValue(maker.outputs(), value))
                            .isPresent()) {
                makers.add(row);
            }
        }
        // The latest before it is the likeliest, and the others are counted: which it was is not told.
        return makers.stream()
                .max(Comparator.comparing(ClaimFacts::madeAt).thenComparing(ClaimFacts::number))
                .map(row -> new Derivation(row.id(), row.words().label(), input, makers.size() - 1));
    }

    @Override
    public Provenance provenance(Collection<Digest> claims) throws IOException {
        var parts = new ArrayList<Provenance>();
        for (var id : claims) {
            file(id).map(ClaimProvenance::of).ifPresent(parts::add);
        }
        return Provenance.together(parts);
    }

    @Override
    public Optional<Neighbourhood> around(Digest claim, Map<NodeId, Integer> opened) throws IOException {
        return new Neighbourhoods(reading(), opened).ofAnswer(claim);
    }

    @Override
    public Neighbourhood around(NodeId focus, String label, Map<NodeId, Integer> opened) throws IOException {
        var known = focus.kind() == NodeKind.MODEL ? model(label).orElse(focus) : focus;
        return new Neighbourhoods(reading(), opened).ofScope(known, label, Scope.of(known, label));
    }

    /** The node of a model that is known by name: that of the first claim that names it. */
    private Optional<NodeId> model(String label) throws IOException {
        var named = ClaimCondition.ALL.withNamed(Map.of(ClaimCondition.Name.MODEL, label));
        var first = audit.claims(named, ClaimOrder.DEFAULT).first(() -> false).stream()
                .findFirst();
        return first.isEmpty()
                ? Optional.empty()
                : audit.claim(first.get().id())
                        .map(detail -> ClaimProvenance.model(detail.claim().model()));
    }

    @Override
    public Neighbourhood sharedMeans() throws IOException {
        return new Neighbourhoods(reading(), Map.of()).ofSharedMeans();
    }

    private NeighbourhoodReading reading() throws IOException {
        return new NeighbourhoodReading(
                this, audit.isolatedClaims(), tables, audit.marks(), isolations(), new MeansReading(audit, tables));
    }

    @Override
    public List<PartyRow> parties() throws IOException {
        return audit.partyRows();
    }

    @Override
    public List<IsolationRow> isolations() {
        return audit.isolationRows();
    }

    @Override
    public List<MeansUse> means(Scope scope) throws IOException {
        return new MeansReading(audit, tables)
                .named(CaseMeans.uses(tables, audit.isolatedClaims().shared())).stream()
                        .filter(use -> serves(use, scope))
                        .sorted(Comparator.comparingLong(MeansUse::claims)
                                .reversed()
                                .thenComparing(use -> use.means().id().key()))
                        .toList();
    }

    private static boolean serves(MeansUse use, Scope scope) {
        var party = scope.party();
        if (party.isEmpty()) {
            return true;
        }
        return switch (party.get().kind()) {
            case OPERATOR -> use.party().equals(party.get());
            case PROVIDER ->
                use.party().equals(party.get())
                        || use.provider().equals(party.get().key());
            default -> true;
        };
    }

    @Override
    public Optional<FoundWrong> foundWrong(Scope scope) throws IOException {
        var builds = means(scope).stream()
                .map(use -> use.means().id())
                .filter(id -> id.kind() == NodeKind.BUILD)
                .distinct()
                .toList();
        return new FoundWrongReading(audit.isolatedClaims(), tables).of(scope, builds);
    }

    @Override
    public IsolationEffect effect(Scope scope) throws IOException {
        return audit.isolatedClaims().effect(scope);
    }

    @Override
    public IsolationRow isolate(Scope scope, String reason, List<Digest> evidence) throws IOException {
        if (scope.namesNothing()) {
            throw new RefusedIsolation("IS-SCOPE", "Nothing is named that could be isolated.");
        }
        requireReason(reason);
        requireHeld(evidence);
        var isolation =
                new Isolation(scope, reason.strip(), evidence, audit.custodian().by());
        audit.exclusively(() -> audit.record(List.of(new CaseEntry.Isolated(isolation))));
        return isolations().getLast();
    }

    @Override
    public IsolationRow lift(long entry, String reason) throws IOException {
        requireReason(reason);
        audit.exclusively(() -> {
            if (isolations().stream().noneMatch(row -> row.entry() == entry && row.inForce())) {
                throw new RefusedIsolation("IS-ENTRY", "Entry " + entry + " is no isolation that is in force.");
            }
            audit.record(List.of(new CaseEntry.IsolationLifted(
                    entry, reason.strip(), audit.custodian().by())));
        });
        return isolations().stream()
                .filter(row -> row.entry() == entry)
                .findFirst()
                .orElseThrow();
    }

    private static void requireReason(String reason) throws RefusedIsolation {
        if (reason.isBlank() || reason.length() > Isolation.MOST_CHARACTERS) {
            throw new RefusedIsolation(
                    "IS-REASON",
                    "A reason is needed, of at most " + Isolation.MOST_CHARACTERS
                            + " characters: whoever reads the case later sees nothing else of what was thought.");
        }
    }

    private void requireHeld(List<Digest> evidence) throws IOException {
        if (evidence.size() > Isolation.MOST_EVIDENCE) {
            throw new RefusedIsolation(
                    "IS-EVIDENCE", "At most " + Isolation.MOST_EVIDENCE + " claims and items are named as evidence.");
        }
        for (var id : evidence) {
            if (!audit.holds(id)) {
                throw new RefusedIsolation(
                        "IS-EVIDENCE", "The case holds no claim and no evidence item " + id.abbreviated() + ".");
            }
        }
    }
}
