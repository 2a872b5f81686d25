package dev.reckoner.audit;

import dev.reckoner.appraise.AppraisalPolicy;
import dev.reckoner.appraise.Finding;
import dev.reckoner.appraise.code.Tier;
import dev.reckoner.attribution.Payers;
import dev.reckoner.crypto.Digest;
import dev.reckoner.grade.Grade;
import dev.reckoner.ledger.CaseTables;
import dev.reckoner.ledger.LedgerException;
import dev.reckoner.ledger.projection.ClaimFacts;
import dev.reckoner.ledger.projection.ClaimTable;
import dev.reckoner.ledger.projection.MentionTable;
import dev.reckoner.ledger.projection.PayerTable;
import dev.reckoner.ledger.projection.RerunTable;
import dev.reckoner.ledger.projection.ValueTable;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.PartyRole;
import dev.reckoner.trail.ValueReference;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** What the entries say about claims: rows of a table, those just changed in memory until they are flushed. Not thread-safe. */
final class ClaimRows {
    private static final ClaimFacts.Entries NOT_YET =
            new ClaimFacts.Entries(-1, OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());

    private final ClaimTable table;
    private final ValueTable values;
    private final PayerTable payers;
    private final RerunTable reruns;
    private final CaseEntries entries;
    private final Map<Long, ClaimFacts> inserted = new LinkedHashMap<>();
    private final Map<Long, ClaimFacts> updated = new LinkedHashMap<>();
    private final List<MentionTable.Mention> mentions = new ArrayList<>();
    /** Claims of which the newest run decided nothing and an earlier one did: the finding of that run comes after it. */
    private final Set<Digest> passedOver = new HashSet<>();

    ClaimRows(CaseTables tables, CaseEntries entries) {
        this.table = new ClaimTable(tables);
        this.values = new ValueTable(tables);
        this.payers = new PayerTable(tables);
        this.reruns = new RerunTable(tables);
        this.entries = entries;
    }

    void apply(CaseEntry.ClaimMade made, Instant time, long index) throws IOException {
        var claim = made.claim();
        var known = row(claim.id());
        if (known.isPresent()) {
            var was = known.get().entries();
            mentions.add(new MentionTable.Mention(claim.id(), was.made()));
            save(known.get()
                    .completed(new ClaimFacts.Entries(index, was.appraised(), was.rerun(), was.run()), words(claim)));
            return;
        }
        long number = table.number(claim.id());
        values.add(number, digests(claim.inputs()), digests(claim.outputs()));
        paid(number, Payers.of(claim, List.of()), false);
        var places = new ClaimFacts.Entries(index, NOT_YET.appraised(), NOT_YET.rerun(), NOT_YET.run());
        var unappraised = Standing.of(List.of());
        inserted.put(
                number,
                new ClaimFacts(
                        number,
                        claim.id(),
                        made.trail(),
                        time,
                        places,
                        words(claim),
                        claim.madeAt(),
                        unappraised.tier().name(),
                        unappraised.strip(),
                        Optional.empty(),
                        ClaimFacts.Grounds.NONE));
    }

    /** By the tensor's own bytes where they are bound: a file of it holds the value's name too, which its taker changes. */
    private static List<Digest> digests(List<ValueReference> values) {
        return values.stream()
                .flatMap(value -> value.tensor().or(value::claimed).stream())
                .toList();
    }

    /**
     * Who paid for a claim.
     *
     * @param again true where that may have been told otherwise before
     */
    private void paid(long number, Map<String, Grade> payers, boolean again) {
        if (again || !payers.isEmpty()) {
            var grades = new LinkedHashMap<String, String>();
            payers.forEach((payer, grade) -> grades.put(payer, grade.name()));
            this.payers.put(number, grades);
        }
    }

    private static ClaimFacts.Words words(Claim claim) {
        return new ClaimFacts.Words(
                claim.label(),
                claim.party(PartyRole.PROVIDER),
                claim.party(PartyRole.OPERATOR),
                claim.party(PartyRole.APPLICATION),
                claim.model().label());
    }

    void apply(CaseEntry.FindingsMade made, long index, ClaimGrounds grounds) throws IOException {
        var known = row(made.subject().id());
        if (known.isEmpty()) {
            return;
        }
        var was = known.get().entries();
        boolean again = made.scope() == CaseEntry.Scope.REEXECUTION;
        if (again && passedOver.contains(made.subject().id())) {
            mentions.add(new MentionTable.Mention(made.subject().id(), index));
            return;
        }
        (again ? was.rerun() : was.appraised())
                .ifPresent(earlier ->
                        mentions.add(new MentionTable.Mention(made.subject().id(), earlier)));
        var now = OptionalLong.of(index);
        var places = again
                ? new ClaimFacts.Entries(was.made(), was.appraised(), now, was.run())
                : new ClaimFacts.Entries(was.made(), now, was.rerun(), was.run());
        var other = again ? was.appraised() : was.rerun();
        var all = new ArrayList<>(made.findings());
        all.addAll(findings(other));
        var standing = Standing.of(all);
        boolean before = was.appraised().isPresent();
        if (!again && (before || tellsPayer(made.findings()))) {
            paid(known.get().number(), Payers.of(made(known.get()).claim(), made.findings()), before);
        }
        save(known.get()
                .with(places)
                .with(standing.tier().name(), standing.strip(), known.get().verdict())
                .with(grounds.of(all)));
    }

    private static boolean tellsPayer(List<Finding> findings) {
        return findings.stream().anyMatch(finding -> finding.check().equals(KnownCheck.PAYER.id()));
    }

    /** A run that decides nothing does not take the place of one that did: what was found stands until it is found otherwise. */
    void apply(CaseEntry.Reexecuted run, Recorded recorded) throws IOException {
        var known = row(run.claim());
        if (known.isEmpty()) {
            return;
        }
        var was = known.get();
        if (run.verdict() == Verdict.INCONCLUSIVE && isDecided(was)) {
            passedOver.add(run.claim());
            mentions.add(new MentionTable.Mention(run.claim(), recorded.index()));
        } else {
            passedOver.remove(run.claim());
            was.entries().run().ifPresent(earlier -> mentions.add(new MentionTable.Mention(run.claim(), earlier)));
            var places = new ClaimFacts.Entries(
                    was.entries().made(),
                    was.entries().appraised(),
                    was.entries().rerun(),
                    OptionalLong.of(recorded.index()));
            save(was.with(places)
                    .with(was.tier(), was.strip(), Optional.of(run.verdict().name())));
        }
        reruns.add(new RerunTable.Rerun(
                recorded.index(), was.number(), run.verdict().name(), recorded.time(), recorded.leaf()));
    }

    private static boolean isDecided(ClaimFacts row) {
        return row.verdict()
                .filter(verdict -> !verdict.equals(Verdict.INCONCLUSIVE.name()))
                .isPresent();
    }

    private void save(ClaimFacts row) {
        (inserted.containsKey(row.number()) ? inserted : updated).put(row.number(), row);
    }

    /** The row of that claim; empty if the case has no such claim. */
    Optional<ClaimFacts> row(Digest id) throws IOException {
        for (long number : table.candidates(id)) {
            var row = row(number);
            if (row.filter(facts -> facts.id().equals(id)).isPresent()) {
                return row;
            }
        }
        return Optional.empty();
    }

    private Optional<ClaimFacts> row(long number) throws IOException {
        var changed = Optional.ofNullable(updated.get(number)).or(() -> Optional.ofNullable(inserted.get(number)));
        return changed.isPresent() ? changed : table.row(number);
    }

    Optional<CaseEntry.ClaimMade> made(Digest id) throws IOException {
        var row = row(id);
        return row.isEmpty() ? Optional.empty() : Optional.of(made(row.get()));
    }

    CaseEntry.ClaimMade made(ClaimFacts row) throws IOException {
        return entries.at(row.entries().made(), CaseEntry.ClaimMade.class);
    }

    Optional<CaseEntry.Reexecuted> run(Digest id) throws IOException {
        var run = row(id).map(row -> row.entries().run()).orElse(OptionalLong.empty());
        return run.isEmpty() ? Optional.empty() : Optional.of(entries.at(run.getAsLong(), CaseEntry.Reexecuted.class));
    }

    /** What the checks of evidence found about the claim. */
    List<Finding> appraisal(ClaimFacts row) throws IOException {
        return findings(row.entries().appraised());
    }

    /** All that was found about the claim. */
    List<Finding> findings(ClaimFacts row) throws IOException {
        var all = new ArrayList<>(findings(row.entries().appraised()));
        all.addAll(findings(row.entries().rerun()));
        return all;
    }

    private List<Finding> findings(OptionalLong index) throws IOException {
        return index.isEmpty()
                ? List.of()
                : entries.at(index.getAsLong(), CaseEntry.FindingsMade.class).findings();
    }

    /** Writes what has changed into the table. */
    void flush(MentionTable mentioned) throws IOException {
        table.insert(inserted.values());
        table.update(updated.values());
        payers.flush();
        reruns.flush();
        mentioned.insert(mentions);
        inserted.clear();
        updated.clear();
        mentions.clear();
    }

    ClaimTable table() {
        return table;
    }

    ValueTable values() {
        return values;
    }

    /** Makes new claims known by id, label and values, before they are committed. */
    void settle() throws IOException {
        table.settle();
        values.settle();
    }

    /**
     * What findings add up to.
     *
     * @param strip one character for each check of {@link EvidenceStrip#CHECKS}: the first letter of the gravest tier, or a hyphen
     */
    record Standing(Tier tier, String strip) {
        static Standing of(List<Finding> findings) {
            var strip = new StringBuilder(EvidenceStrip.CHECKS.size());
            for (var check : EvidenceStrip.CHECKS) {
                strip.append(mark(findings, check));
            }
            return new Standing(AppraisalPolicy.DEFAULT.fold(findings), strip.toString());
        }

        private static char mark(List<Finding> findings, String check) {
            Optional<Tier> gravest = Optional.empty();
            for (var finding : findings) {
                if (finding.check().equals(check)
                        && gravest.filter(tier -> gravity(tier) >= gravity(finding.tier()))
                                .isEmpty()) {
                    gravest = Optional.of(finding.tier());
                }
            }
            return gravest.map(tier -> tier.name().charAt(0)).orElse('-');
        }

        private static int gravity(Tier tier) {
            return switch (tier) {
                case AFFIRMING -> 0;
                case WARNING -> 1;
                case NONE -> 2;
                case CONTRAINDICATED -> 3;
            };
        }
    }

    /**
     * The row as the table of claims shows it.
     *
     * @throws LedgerException LG-PROJECTION if no version of the program writes such a row
     */
    static ClaimRow shown(ClaimFacts row) throws LedgerException {
        try {
            return read(row);
        } catch (IllegalArgumentException | ArithmeticException edited) {
            throw new LedgerException(
                    "LG-PROJECTION",
                    "The row of claim " + row.number()
                            + " in the table claim was changed from outside: it says the tier '"
                            + row.tier() + "' and the verdict '" + row.verdict().orElse("")
                            + "'. Make the tables anew from the entries with 'reckoner rebuild'.",
                    edited);
        }
    }

    private static ClaimRow read(ClaimFacts row) {
        return new ClaimRow(
                row.id(),
                Math.toIntExact(row.number()),
                row.words().label(),
                Tier.valueOf(row.tier()),
                row.madeAt(),
                row.words().provider(),
                row.words().operator(),
                row.words().application(),
                row.words().model(),
                row.strip().chars().mapToObj(mark -> tier((char) mark)).toList(),
                row.verdict().map(Verdict::valueOf),
                row.trail());
    }

    private static Optional<Tier> tier(char mark) {
        return switch (mark) {
            case 'A' -> Optional.of(Tier.AFFIRMING);
            case 'W' -> Optional.of(Tier.WARNING);
            case 'N' -> Optional.of(Tier.NONE);
            case 'C' -> Optional.of(Tier.CONTRAINDICATED);
            default -> Optional.empty();
        };
    }
}
