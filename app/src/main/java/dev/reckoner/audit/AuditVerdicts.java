package dev.reckoner.audit;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.attribution.MeansNodes;
import dev.reckoner.ledger.CaseTables;
import dev.reckoner.ledger.LedgerException;
import dev.reckoner.ledger.projection.ClaimFacts;
import dev.reckoner.ledger.projection.ClaimMarks;
import dev.reckoner.ledger.projection.GroundSets;
import dev.reckoner.ledger.projection.RerunTable;
import dev.reckoner.reputation.LadderStep;
import dev.reckoner.reputation.subject.AuditVerdict;
import dev.reckoner.reputation.subject.AuditedClaim;
import dev.reckoner.reputation.subject.AuditedClaim.Proof;
import dev.reckoner.reputation.subject.SubjectKind;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.Evidence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads every verdict of running claims again, with whom each claim is about. Not thread-safe. */
final class AuditVerdicts {

    private final CaseTables tables;
    private final ClaimMarks marks;
    private final GroundSets sets;
    private final Map<String, String> buildByItem = new HashMap<>();
    private final Map<Integer, List<String>> builds = new HashMap<>();

    /**
     * Those of a case.
     *
     * @param shared the evidence items that several claims may rest on
     */
    AuditVerdicts(CaseTables tables, ClaimMarks marks, Collection<Evidence> shared) {
        this.tables = tables;
        this.marks = marks;
        this.sets = new GroundSets(tables);
        for (var item : shared) {
            if (item instanceof Evidence.AttestationDocument document) {
                buildByItem.put(
                        item.id().toString(), MeansNodes.build(document).id().key());
            }
        }
    }

    List<AuditVerdict> read() throws IOException {
        var verdicts = new ArrayList<AuditVerdict>();
        for (var each : new RerunTable(tables).all()) {
            verdicts.add(verdict(each));
        }
        return List.copyOf(verdicts);
    }

    private AuditVerdict verdict(RerunTable.OfClaim each) throws IOException {
        var rerun = each.rerun();
        try {
            return new AuditVerdict(
                    rerun.entry(),
                    rerun.leaf(),
                    LadderStep.named(rerun.verdict()),
                    rerun.recorded(),
                    claim(each.claim()));
        } catch (IllegalArgumentException edited) {
            throw new LedgerException(
                    "LG-PROJECTION",
                    "The row of entry " + rerun.entry()
                            + " in the table rerun was changed from outside. Make the tables"
                            + " anew from the entries with 'reckoner rebuild'.",
                    edited);
        }
    }

    private AuditedClaim claim(ClaimFacts facts) throws IOException {
        ClaimRow row = ClaimRows.shown(facts);
        return new AuditedClaim(
                facts.number(),
                facts.id(),
                row.label(),
                row.madeAt(),
                names(row),
                builds(facts.grounds().rests()),
                new Proof(binds(row), row.isBoundToBuild(), isRefuted(row)),
                marks.of(facts.number()));
    }

    /** What was changed after it was signed may have been made wrong by whoever changed it. */
    private static boolean binds(ClaimRow row) {
        boolean outside = row.verdict().filter(Verdict.OUTSIDE::equals).isPresent();
        return outside ? row.answersForItsRun() : row.vouched();
    }

    private static Map<SubjectKind, String> names(ClaimRow row) {
        var names = new EnumMap<SubjectKind, String>(SubjectKind.class);
        put(names, SubjectKind.OPERATOR, row.operator());
        put(names, SubjectKind.PROVIDER, row.provider());
        put(names, SubjectKind.APPLICATION, row.application());
        put(names, SubjectKind.MODEL, row.model());
        return names;
    }

    private static void put(Map<SubjectKind, String> names, SubjectKind kind, String name) {
        if (!name.equals(Claim.NOT_STATED) && !name.isBlank()) {
            names.put(kind, name);
        }
    }

    /** Where running it again does not contradict it, something else does. */
    private static boolean isRefuted(ClaimRow row) {
        boolean byRun = row.verdict()
                .filter(verdict -> verdict.name().equals(LadderStep.OUTSIDE.name()))
                .isPresent();
        return row.tier() == Tier.CONTRAINDICATED && !byRun || row.isContradictedBesideRunning();
    }

    private List<String> builds(int rests) throws IOException {
        var known = builds.get(rests);
        if (known == null) {
            known = sets.members(rests).stream()
                    .filter(buildByItem::containsKey)
                    .map(buildByItem::get)
                    .distinct()
                    .toList();
            builds.put(rests, known);
        }
        return known;
    }
}
