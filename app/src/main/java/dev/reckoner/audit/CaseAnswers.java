package dev.reckoner.audit;

import dev.reckoner.answer.AnswerStatement;
import dev.reckoner.answer.AnsweringParty;
import dev.reckoner.answer.FindingRef;
import dev.reckoner.answer.RefusedAnswer;
import dev.reckoner.answer.SignedAnswer;
import dev.reckoner.appraise.Finding;
import dev.reckoner.appraise.Subject;
import dev.reckoner.appraise.code.Tier;
import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.CaseTables;
import dev.reckoner.ledger.projection.ClaimFacts;
import dev.reckoner.ledger.projection.ClaimPages;
import dev.reckoner.ledger.projection.GroundSets;
import dev.reckoner.reputation.subject.SubjectId;
import dev.reckoner.trail.Claim;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** Records what parties answer to findings, and tells whose word it is. */
final class CaseAnswers implements AnswerDesk {
    private final RecordedCase audit;
    private final CaseTables tables;

    CaseAnswers(RecordedCase audit, CaseTables tables) {
        this.audit = audit;
        this.tables = tables;
    }

    @Override
    public String origin() throws IOException {
        return audit.origin();
    }

    @Override
    public List<AnswerRow> rows() {
        return audit.answerRows();
    }

    @Override
    public List<GivenAnswer> given() throws IOException {
        var rows = rows();
        if (rows.isEmpty()) {
            return List.of();
        }
        var vouching = vouching();
        var given = new ArrayList<GivenAnswer>();
        for (var row : rows) {
            given.add(given(row, vouching));
        }
        return List.copyOf(given);
    }

    private GivenAnswer given(AnswerRow row, KeyVouching vouching) throws IOException {
        var answer = row.answer();
        var held = new HashSet<Digest>();
        for (var digest : answer.statement().evidence()) {
            if (audit.holds(digest) || audit.blob(digest).isPresent()) {
                held.add(digest);
            }
        }
        return new GivenAnswer(
                row, vouching.of(answer.statement().party(), answer.key()), isIsolated(answer.key()), held);
    }

    private boolean isIsolated(Digest key) {
        return audit.isolationRows().stream()
                .anyMatch(isolation -> isolation.inForce()
                        && isolation.isolation().scope().key().equals(Optional.of(key)));
    }

    KeyVouching vouching() throws IOException {
        var shared = audit.isolatedClaims().shared();
        return new KeyVouching(audit.references().endorsements(), CaseMeans.uses(tables, shared), shared);
    }

    @Override
    public KeyVouch vouch(AnsweringParty party, Digest key) throws IOException {
        return vouching().of(party, key);
    }

    @Override
    public List<OpenFinding> findings(Collection<Digest> claims, Optional<String> code) throws IOException {
        return open(new ClaimPages(tables).rows(claims), code);
    }

    @Override
    public List<OpenFinding> findings(SubjectId subject, Optional<String> code, int most) throws IOException {
        var asked = codes(code);
        var sets = new GroundSets(tables);
        var fitting = new HashMap<Integer, Boolean>();
        var troubled = new ArrayList<ClaimFacts>();
        new SubjectClaims(audit, tables, subject).each(row -> {
            int reasons = row.grounds().reasons();
            if (!fitting.containsKey(reasons)) {
                fitting.put(reasons, sets.members(reasons).stream().anyMatch(asked::contains));
            }
            if (Boolean.TRUE.equals(fitting.get(reasons))) {
                troubled.add(row);
            }
        });
        var open = new ArrayList<OpenFinding>();
        int claims = 0;
        for (var row : troubled.reversed()) {
            var found = open(List.of(row), code);
            open.addAll(found);
            claims += found.isEmpty() ? 0 : 1;
            if (claims == most) {
                break;
            }
        }
        return List.copyOf(open);
    }

    /** The codes of findings to which somebody can answer; a claim has some, whatever its own tier. */
    private Set<String> codes(Optional<String> code) throws IOException {
        return audit.reasons().reasons().stream()
                .filter(reason -> isOpen(reason.tier()))
                .map(CaseReasons.Reason::code)
                .filter(known -> code.isEmpty() || code.get().equals(known))
                .collect(Collectors.toSet());
    }

    private static boolean isOpen(Tier tier) {
        return tier == Tier.CONTRAINDICATED || tier == Tier.WARNING;
    }

    private List<OpenFinding> open(List<ClaimFacts> rows, Optional<String> code) throws IOException {
        var open = new ArrayList<OpenFinding>();
        for (var row : rows) {
            add(open, row, row.entries().appraised(), code);
            add(open, row, row.entries().rerun(), code);
        }
        return List.copyOf(open);
    }

    private void add(List<OpenFinding> open, ClaimFacts row, OptionalLong entry, Optional<String> code)
            throws IOException {
        if (entry.isEmpty()) {
            return;
        }
        var found = audit.findingsAt(entry.getAsLong());
        if (found.isEmpty()) {
            return;
        }
        var seen = new HashSet<FindingRef>();
        for (var finding : found.get().findings()) {
            var ref = new FindingRef(
                    row.id(),
                    finding.check(),
                    finding.code(),
                    entry.getAsLong(),
                    found.get().leaf());
            boolean asked = code.isEmpty() || code.get().equals(finding.code());
            if (asked && isOpen(finding.tier()) && seen.add(ref)) {
                open.add(new OpenFinding(ref, finding, ClaimRows.shown(row)));
            }
        }
    }

    /**
     * What an entry found.
     *
     * @param subject about whom
     * @param leaf RFC 6962 leaf hash of the entry
     */
    record FoundEntry(Subject subject, List<Finding> findings, Digest leaf) {
        FoundEntry {
            findings = List.copyOf(findings);
        }
    }

    @Override
    public AnswerStatement statement(
            AnsweringParty party, Collection<OpenFinding> findings, String words, Collection<Digest> evidence)
            throws IOException {
        return new AnswerStatement(
                origin(),
                findings.stream().map(OpenFinding::ref).toList(),
                party,
                words.strip(),
                audit.now(),
                List.copyOf(evidence));
    }

    @Override
    public void require(AnswerStatement statement) throws IOException {
        if (!statement.origin().equals(origin())) {
            throw new RefusedAnswer(
                    "AN-OTHER-CASE",
                    "The answer is to findings of the case " + statement.origin() + ", and this is " + origin() + ".");
        }
        for (var finding : statement.findings()) {
            requireFound(finding);
        }
        requireNamed(statement);
    }

    private void requireFound(FindingRef ref) throws IOException {
        var found = audit.findingsAt(ref.entry());
        boolean same = found.isPresent()
                && found.get().leaf().equals(ref.leaf())
                && found.get().subject().equals(Subject.claim(ref.claim()))
                && found.get().findings().stream()
                        .anyMatch(finding -> isOpen(finding.tier())
                                && finding.check().equals(ref.check())
                                && finding.code().equals(ref.code()));
        if (!same) {
            throw new RefusedAnswer(
                    "AN-NO-FINDING",
                    "Entry " + ref.entry() + " of this case is not a finding " + ref.code() + " about claim "
                            + ref.claim().abbreviated() + " to which the answer is.");
        }
    }

    private void requireNamed(AnswerStatement statement) throws IOException {
        var claims =
                statement.findings().stream().map(FindingRef::claim).distinct().toList();
        var party = statement.party();
        for (var row : new ClaimPages(tables).rows(claims)) {
            var named = switch (party.kind()) {
                case OPERATOR -> row.words().operator();
                case PROVIDER -> row.words().provider();
                default -> row.words().application();
            };
            if (!named.equals(party.id()) || named.equals(Claim.NOT_STATED)) {
                throw new RefusedAnswer(
                        "AN-NOT-NAMED",
                        "Claim " + row.words().label() + " does not name " + party.id() + " as its "
                                + party.kind().wireName() + ", who therefore cannot answer to a finding about it.");
            }
        }
    }

    @Override
    public GivenAnswer record(SignedAnswer answer) throws IOException {
        require(answer.statement());
        audit.exclusively(() -> {
            if (known(answer.id()).isEmpty()) {
                audit.record(List.of(new CaseEntry.Answered(
                        answer.envelope(), audit.custodian().by())));
            }
        });
        return given(known(answer.id()).orElseThrow(), vouching());
    }

    private Optional<AnswerRow> known(Digest id) {
        return rows().stream().filter(row -> row.answer().id().equals(id)).findFirst();
    }
}
