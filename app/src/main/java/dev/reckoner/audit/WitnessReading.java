package dev.reckoner.audit;

import dev.reckoner.audit.Witnessing.Cosigner;
import dev.reckoner.audit.Witnessing.Witness;
import dev.reckoner.coordination.Statement;
import dev.reckoner.coordination.Statement.Stance;
import dev.reckoner.coordination.WitnessAgreement;
import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.CaseTables;
import dev.reckoner.ledger.projection.ClaimFacts;
import dev.reckoner.ledger.projection.ClaimNumbers;
import dev.reckoner.ledger.projection.RerunTable;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.trail.Claim;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads what witnesses say of each claim, in the sense of {@link WitnessKind}. Not thread-safe. */
final class WitnessReading {
    /** So many claims are gone through. */
    static final int MOST_CLAIMS = 200_000;

    private static final String FACILITATOR = "settlement batches";
    private static final String CONTRACT = "settlement contract";
    private static final String CONTRACT_TOLD = "settlement contract, as told";
    private static final String LOGS = "inference logs";

    private final RecordedCase audit;
    private final CaseTables tables;
    private final ClaimScan scan;
    private final AttestedBy platforms;
    private final ClaimNumbers otherKeys;
    private final ProvenOnChain proven;
    /** Leaf hashes of runs, by their entries. */
    private final Map<Long, Digest> leaves = new HashMap<>();

    private final Map<String, Who> witnesses = new TreeMap<>();
    private final List<Statement> statements = new ArrayList<>();
    private final Map<Long, Long> claimsByEntry = new TreeMap<>();

    /** A witness before it is counted. */
    private record Who(WitnessKind kind, String name) {
        String id() {
            return kind.wireName() + ":" + name;
        }
    }

    WitnessReading(RecordedCase audit, CaseTables tables) throws IOException {
        this.audit = audit;
        this.tables = tables;
        this.scan = new ClaimScan(tables);
        this.platforms = new AttestedBy(audit, tables);
        this.proven = new ProvenOnChain(audit, tables);
        this.otherKeys = scan.with("EV-KEY-UNATTESTED");
    }

    Witnessing read() throws IOException {
        for (var each : new RerunTable(tables).all()) {
            leaves.put(each.rerun().entry(), each.rerun().leaf());
        }
        scan.each(this::ofOwnRecord);
        settled();
        var alike = new SameAnswers(audit, tables).read();
        alike.forEach(each -> say(operator(each.by()), each.claim(), Stance.CONFIRMS, each.ground()));
        var all = counted();
        var some = all.size() > WitnessAgreement.MOST_WITNESSES ? busiest(all) : all;
        boolean whole =
                claimsByEntry.size() <= MOST_CLAIMS && some.size() == all.size() && alike.size() < SameAnswers.MOST;
        return new Witnessing(some, WitnessAgreement.of(by(some)), cosigners(), whole);
    }

    /** Those that say the most: anybody can make keys by the thousand. */
    private static List<Witness> busiest(List<Witness> all) {
        return all.stream()
                .sorted(Comparator.comparingLong((Witness witness) -> -witness.confirms() - witness.contradicts())
                        .thenComparing(Witness::id))
                .limit(WitnessAgreement.MOST_WITNESSES)
                .sorted(Comparator.comparing(Witness::kind).thenComparing(Witness::name))
                .toList();
    }

    private List<Statement> by(List<Witness> some) {
        var ids = some.stream().map(Witness::id).collect(Collectors.toSet());
        return statements.stream().filter(said -> ids.contains(said.witness())).toList();
    }

    private static Who operator(String name) {
        return new Who(WitnessKind.OPERATOR, name);
    }

    private void say(Who who, Digest claim, Stance stance, Digest ground) {
        witnesses.putIfAbsent(who.id(), who);
        statements.add(new Statement(who.id(), claim.toString(), stance, ground));
    }

    private void ofOwnRecord(ClaimFacts facts, ClaimRow row) throws IOException {
        claimsByEntry.put(facts.number(), facts.entries().made());
        if (facts.number() > MOST_CLAIMS) {
            return;
        }
        signed(row);
        attested(facts, row);
        verdict(facts, row);
    }

    private void signed(ClaimRow row) {
        if (row.vouched() && !row.operator().equals(Claim.NOT_STATED)) {
            boolean other = row.isContradicted("input") || row.isContradicted("output");
            say(operator(row.operator()), row.id(), other ? Stance.CONTRADICTS : Stance.CONFIRMS, row.id());
        }
    }

    private void attested(ClaimFacts facts, ClaimRow row) throws IOException {
        boolean otherKey = otherKeys.has(facts.number());
        if (!otherKey && !(row.isAffirmed("attestation") && row.isAffirmed("key"))) {
            return;
        }
        boolean against = otherKey || row.isContradicted("measurement");
        platforms
                .of(facts.grounds().rests())
                .ifPresent(by -> say(
                        new Who(WitnessKind.PLATFORM, by.platform()),
                        row.id(),
                        against ? Stance.CONTRADICTS : Stance.CONFIRMS,
                        by.document()));
    }

    private void verdict(ClaimFacts facts, ClaimRow row) {
        // A run may find the values that were signed, where the trail carries others: it does not confirm those.
        var stance = row.verdict()
                .flatMap(WitnessReading::stance)
                .map(said -> row.isContradicted("output") ? Stance.CONTRADICTS : said);
        var run = facts.entries().run();
        var leaf = run.isPresent() ? Optional.ofNullable(leaves.get(run.getAsLong())) : Optional.<Digest>empty();
        if (stance.isPresent() && leaf.isPresent()) {
            String by = audit.custodian().by();
            say(new Who(WitnessKind.EXAMINER, by.isBlank() ? "this case" : by), row.id(), stance.get(), leaf.get());
        }
    }

    private static Optional<Stance> stance(Verdict verdict) {
        return switch (verdict) {
            case BIT_EXACT, WITHIN_EMPIRICAL, WITHIN_THEORETICAL -> Optional.of(Stance.CONFIRMS);
            case OUTSIDE -> Optional.of(Stance.CONTRADICTS);
            case INCONCLUSIVE -> Optional.empty();
        };
    }

    private void settled() throws IOException {
        var batches = new Who(WitnessKind.SETTLEMENT, FACILITATOR);
        ofCodes(batches, Stance.CONFIRMS, scan.with("EV-SETTLED-IN-BATCH", "EV-SETTLED-INDIVIDUALLY"));
        ofContract(Stance.CONFIRMS, "EV-SETTLED-ON-CHAIN");
        ofContract(Stance.CONTRADICTS, "EV-SETTLED-OTHERWISE");
        ofCodes(new Who(WitnessKind.CHAIN, LOGS), Stance.CONFIRMS, scan.with("EV-LOG-PROVEN"));
        var told = scan.with("EV-AUDIT-LOG-HOLDS-IT");
        each(told, (facts, row) -> say(asker(row), row.id(), Stance.CONFIRMS, row.id()));
    }

    /** A chain speaks by logs that are proven to be on it; what others whoever handed over the trail may have written. */
    private void ofContract(Stance stance, String code) throws IOException {
        var chain = new Who(WitnessKind.CHAIN, CONTRACT);
        var told = new Who(WitnessKind.SETTLEMENT, CONTRACT_TOLD);
        var numbers = scan.with(code);
        each(numbers, (facts, row) -> say(proven.isSo(facts, code) ? chain : told, row.id(), stance, row.id()));
    }

    private static Who asker(ClaimRow row) {
        return new Who(
                WitnessKind.APPLICATION, row.application().equals(Claim.NOT_STATED) ? "a client" : row.application());
    }

    private void ofCodes(Who who, Stance stance, ClaimNumbers numbers) throws IOException {
        each(numbers, (facts, row) -> say(who, row.id(), stance, row.id()));
    }

    private void each(ClaimNumbers numbers, ClaimScan.Each each) throws IOException {
        if (numbers.size() > 0) {
            scan.each((facts, row) -> {
                if (facts.number() <= MOST_CLAIMS && numbers.has(facts.number())) {
                    each.next(facts, row);
                }
            });
        }
    }

    private List<Witness> counted() {
        var counts = new LinkedHashMap<String, Map<String, Stance>>();
        witnesses.keySet().forEach(id -> counts.put(id, new HashMap<>()));
        // Whoever says both of a claim is counted as contradicting it.
        statements.forEach(said -> counts.getOrDefault(said.witness(), new HashMap<>())
                .merge(said.claim(), said.stance(), (one, other) -> one == other ? one : Stance.CONTRADICTS));
        return witnesses.values().stream()
                .map(who -> witness(who, counts.getOrDefault(who.id(), Map.of())))
                .sorted(Comparator.comparing(Witness::kind).thenComparing(Witness::name))
                .toList();
    }

    private static Witness witness(Who who, Map<String, Stance> said) {
        long confirms = said.values().stream()
                .filter(stance -> stance == Stance.CONFIRMS)
                .count();
        return new Witness(who.id(), who.kind(), who.name(), confirms, said.size() - confirms);
    }

    private List<Cosigner> cosigners() throws IOException {
        return audit.desk().heads().witnesses().stream()
                .filter(seen -> seen.size() > 0)
                .map(seen -> new Cosigner(
                        seen.name(),
                        seen.cosigned(),
                        claimsByEntry.values().stream()
                                .filter(entry -> entry < seen.size())
                                .count()))
                .toList();
    }
}
