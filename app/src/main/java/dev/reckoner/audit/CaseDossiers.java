package dev.reckoner.audit;

import dev.reckoner.answer.FindingRef;
import dev.reckoner.appraise.code.Tier;
import dev.reckoner.attribution.NodeId;
import dev.reckoner.attribution.NodeKind;
import dev.reckoner.audit.Dossier.Found;
import dev.reckoner.audit.Dossier.Ground;
import dev.reckoner.audit.Dossier.KeyUse;
import dev.reckoner.audit.Dossier.Seen;
import dev.reckoner.audit.Dossier.Standing;
import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.CaseTables;
import dev.reckoner.ledger.projection.ClaimCondition;
import dev.reckoner.ledger.projection.GroundSets;
import dev.reckoner.reputation.subject.Question;
import dev.reckoner.reputation.subject.SubjectId;
import dev.reckoner.reputation.subject.SubjectKind;
import dev.reckoner.trail.Claim;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts together what a case knows of a subject. */
final class CaseDossiers implements DossierDesk {
    private static final Comparator<Found> GRAVEST = Comparator.comparingInt(
                    (Found found) -> DecidingFinding.gravity(found.tier()))
            .thenComparing(Comparator.comparing(Found::last).reversed())
            .thenComparing(Found::code);
    private static final Comparator<Seen> BY_USE = Comparator.comparing(
                    (Seen seen) -> seen.id().kind())
            .thenComparing(Seen::first)
            .thenComparing(seen -> seen.id().name());

    private final RecordedCase audit;
    private final CaseTables tables;

    CaseDossiers(RecordedCase audit, CaseTables tables) {
        this.audit = audit;
        this.tables = tables;
    }

    @Override
    public AnswerDesk answers() {
        return new CaseAnswers(audit, tables);
    }

    @Override
    public List<SubjectId> subjects(SubjectKind kind) throws IOException {
        var names = switch (kind) {
            case OPERATOR -> audit.claimsBy(ClaimCondition.Name.OPERATOR).keySet();
            case PROVIDER -> audit.claimsBy(ClaimCondition.Name.PROVIDER).keySet();
            case APPLICATION -> audit.claimsBy(ClaimCondition.Name.APPLICATION).keySet();
            case MODEL -> audit.claimsBy(ClaimCondition.Name.MODEL).keySet();
            case BUILD -> builds();
        };
        return names.stream()
                .filter(name -> !name.isBlank() && !name.equals(Claim.NOT_STATED))
                .map(name -> new SubjectId(kind, name))
                .sorted()
                .toList();
    }

    private Set<String> builds() throws IOException {
        return CaseMeans.uses(tables, audit.isolatedClaims().shared()).stream()
                .filter(use -> use.means().id().kind() == NodeKind.BUILD)
                .map(use -> use.means().id().key())
                .collect(Collectors.toSet());
    }

    @Override
    public Dossier dossier(SubjectId subject) throws IOException {
        var shared = audit.isolatedClaims().shared();
        var given = answers().given();
        var answered = given.stream()
                .flatMap(answer -> answer.statement().findings().stream())
                .map(FindingRef::claim)
                .collect(Collectors.toSet());
        var tally = new DossierTally(subject, shared, new GroundSets(tables)::members, answered);
        new SubjectClaims(audit, tables, subject).each(tally::add);
        var facts = new DossierFacts(audit, shared);
        var keys = keys(tally);
        var parameters = audit.reputation().parameters();
        return new Dossier(
                subject,
                facts.label(subject),
                audit.reputation().latest(parameters.timeBasis()),
                tally.totals(),
                facts.of(subject),
                keys,
                with(tally, facts),
                tally.days(),
                tally.coverage(),
                findings(tally, given),
                standing(subject),
                isolations(subject, keys, tally),
                given.stream()
                        .filter(answer -> answer.statement().party().subject().equals(subject))
                        .toList());
    }

    private List<KeyUse> keys(DossierTally tally) throws IOException {
        var vouching = new CaseAnswers(audit, tables).vouching();
        var keys = new ArrayList<KeyUse>();
        Optional<Digest> before = Optional.empty();
        for (var use : tally.keys()) {
            var grounds = EnumSet.copyOf(use.grounds);
            if (vouching.isAccepted(use.key.id())) {
                grounds.add(Ground.ACCEPTED);
            }
            if (grounds.size() > 1) {
                grounds.remove(Ground.STATED);
            }
            keys.add(new KeyUse(
                    use.key.id(),
                    use.key.algorithm(),
                    use.first,
                    use.last,
                    use.claims,
                    grounds,
                    before,
                    isIsolated(use.key.id())));
            before = Optional.of(use.key.id());
        }
        return keys;
    }

    private boolean isIsolated(Digest key) {
        return audit.isolationRows().stream()
                .anyMatch(row -> row.inForce() && row.isolation().scope().key().equals(Optional.of(key)));
    }

    private static List<Seen> with(DossierTally tally, DossierFacts facts) {
        return tally.seen().entrySet().stream()
                .map(seen -> new Seen(
                        seen.getKey(),
                        facts.label(seen.getKey()),
                        seen.getValue().first,
                        seen.getValue().last,
                        seen.getValue().claims))
                .sorted(BY_USE)
                .toList();
    }

    private List<Found> findings(DossierTally tally, List<GivenAnswer> given) throws IOException {
        var found = new ArrayList<Found>();
        for (var reason : audit.reasons().reasons()) {
            var of = tally.codes().get(reason.code());
            if (of != null && (reason.tier() == Tier.CONTRAINDICATED || reason.tier() == Tier.WARNING)) {
                found.add(new Found(
                        reason.code(),
                        reason.tier(),
                        reason.sentence(),
                        of.claims,
                        of.attributed,
                        of.first,
                        of.last,
                        List.copyOf(of.newest),
                        answersTo(reason.code(), tally.answered(), given)));
            }
        }
        return found.stream().sorted(GRAVEST).toList();
    }

    private static List<GivenAnswer> answersTo(String code, Set<Digest> claims, List<GivenAnswer> given) {
        return given.stream()
                .filter(answer -> answer.statement().findings().stream()
                        .anyMatch(finding -> finding.code().equals(code) && claims.contains(finding.claim())))
                .toList();
    }

    private Optional<Standing> standing(SubjectId subject) throws IOException {
        var desk = audit.reputation();
        var parameters = desk.parameters();
        var at = desk.latest(parameters.timeBasis());
        return desk.standings(new Question(subject.kind(), at, true, parameters))
                .of(subject)
                .map(record -> {
                    var opinion = record.at(at);
                    boolean shown = opinion.isShown(parameters);
                    return new Standing(
                            shown ? Optional.of(opinion.expectation()) : Optional.empty(),
                            shown ? Optional.of(opinion.band(parameters.bandLevel())) : Optional.empty(),
                            parameters.bandLevel(),
                            opinion.uncertainty(),
                            record.timeline().tally(at),
                            record.apart().notAttributed());
                });
    }

    private List<IsolationRow> isolations(SubjectId subject, List<KeyUse> keys, DossierTally tally) {
        var own = new HashSet<NodeId>(List.of(SubjectClaims.node(subject)));
        keys.forEach(key -> own.add(new NodeId(NodeKind.KEY, key.key().hex())));
        if (subject.kind() == SubjectKind.OPERATOR) {
            tally.seen().keySet().stream()
                    .filter(id -> id.kind() == SubjectKind.BUILD)
                    .forEach(id -> own.add(SubjectClaims.node(id)));
        }
        return audit.isolationRows().stream()
                .filter(row -> {
                    var scope = row.isolation().scope();
                    boolean party = scope.party().isPresent();
                    boolean model =
                            subject.kind() == SubjectKind.MODEL && scope.model().equals(Optional.of(subject.name()));
                    // Of another party's use of a shared build it says nothing.
                    return model
                            || (party
                                    ? scope.party().filter(own::contains).isPresent()
                                            || subject.kind() == SubjectKind.BUILD
                                                    && scope.build().equals(Optional.of(subject.name()))
                                    : scope.nodes().stream().anyMatch(own::contains));
                })
                .toList();
    }
}
