package dev.reckoner.audit;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.attribution.MeansNodes;
import dev.reckoner.audit.Dossier.Ground;
import dev.reckoner.crypto.Digest;
import dev.reckoner.ledger.projection.ClaimFacts;
import dev.reckoner.reputation.LadderStep;
import dev.reckoner.reputation.subject.SubjectId;
import dev.reckoner.reputation.subject.SubjectKind;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.Evidence;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Adds up the claims of a subject, row by row. Not thread-safe. */
final class DossierTally {
    private static final String REGISTERED = "EV-REGISTRY-ENABLED";

    private final SubjectId subject;
    private final Map<String, Evidence> shared = new HashMap<>();
    private final Sets reasons;
    private final Sets rests;
    private final Map<Integer, List<String>> knownReasons = new HashMap<>();
    private final Map<Integer, List<Evidence>> knownRests = new HashMap<>();

    private long claims;
    private long attributed;
    private long affirmed;
    private long rerun;
    private long outside;
    private final TreeMap<LocalDate, long[]> days = new TreeMap<>();
    private final long[][] strip = new long[EvidenceStrip.CHECKS.size()][5];
    private final Map<SubjectId, Span> seen = new TreeMap<>();
    private final Map<Digest, KeySpan> keys = new HashMap<>();
    private final Map<String, Code> codes = new TreeMap<>();
    private final Set<Digest> answered;
    private final Set<Digest> ownAnswered = new HashSet<>();

    /** The names in a set of {@link dev.reckoner.ledger.projection.GroundSets}. */
    @FunctionalInterface
    interface Sets {
        List<String> of(int set) throws IOException;
    }

    /** From when until when, and how often. */
    static class Span {
        Instant first = Instant.MAX;
        Instant last = Instant.MIN;
        long claims;

        void add(Instant at) {
            first = at.isBefore(first) ? at : first;
            last = at.isAfter(last) ? at : last;
            claims++;
        }
    }

    /** Of a key. */
    static final class KeySpan extends Span {
        final Evidence.SigningKey key;
        final Set<Ground> grounds = EnumSet.of(Ground.STATED);

        KeySpan(Evidence.SigningKey key) {
            this.key = key;
        }
    }

    /** Of a reason code. */
    static final class Code extends Span {
        long attributed;
        final Deque<Digest> newest = new ArrayDeque<>();

        void add(ClaimRow row, boolean binds) {
            add(row.madeAt());
            attributed += binds ? 1 : 0;
            newest.addFirst(row.id());
            if (newest.size() > Dossier.Found.MOST_NAMED) {
                newest.removeLast();
            }
        }
    }

    /**
     * Of no claim yet.
     *
     * @param sharedItems the evidence items that several claims may rest on
     * @param sets reads what a row names by number
     * @param answered claims to findings about which there is an answer
     */
    DossierTally(SubjectId subject, Iterable<Evidence> sharedItems, Sets sets, Set<Digest> answered) {
        this.subject = subject;
        this.reasons = sets;
        this.rests = sets;
        this.answered = answered;
        sharedItems.forEach(item -> shared.put(item.id().toString(), item));
    }

    void add(ClaimFacts facts) throws IOException {
        var row = ClaimRows.shown(facts);
        boolean binds = SubjectClaims.isAttributed(subject.kind(), row);
        claims++;
        attributed += binds ? 1 : 0;
        if (answered.contains(row.id())) {
            ownAnswered.add(row.id());
        }
        day(row);
        strip(facts.strip());
        names(row);
        means(facts, row);
        for (var code : reasons(facts.grounds().reasons())) {
            codes.computeIfAbsent(code, any -> new Code()).add(row, binds);
        }
    }

    private void day(ClaimRow row) {
        boolean good = row.tier() == Tier.AFFIRMING;
        boolean ran = row.verdict().isPresent();
        boolean out = row.verdict()
                .filter(verdict -> verdict.name().equals(LadderStep.OUTSIDE.name()))
                .isPresent();
        affirmed += good ? 1 : 0;
        rerun += ran ? 1 : 0;
        outside += out ? 1 : 0;
        var day = days.computeIfAbsent(LocalDate.ofInstant(row.madeAt(), ZoneOffset.UTC), any -> new long[4]);
        day[0]++;
        day[1] += good ? 1 : 0;
        day[2] += ran ? 1 : 0;
        day[3] += out ? 1 : 0;
    }

    private void strip(String marks) {
        for (int i = 0; i < strip.length; i++) {
            char mark = i < marks.length() ? marks.charAt(i) : '-';
            int kind = "AWCN".indexOf(mark);
            strip[i][kind < 0 ? 4 : kind]++;
        }
    }

    private void names(ClaimRow row) {
        see(SubjectKind.PROVIDER, row.provider(), row.madeAt());
        see(SubjectKind.OPERATOR, row.operator(), row.madeAt());
        see(SubjectKind.APPLICATION, row.application(), row.madeAt());
        see(SubjectKind.MODEL, row.model(), row.madeAt());
    }

    private void see(SubjectKind kind, String name, Instant at) {
        var id = new SubjectId(kind, name);
        if (!name.isBlank() && !name.equals(Claim.NOT_STATED) && !id.equals(subject)) {
            seen.computeIfAbsent(id, any -> new Span()).add(at);
        }
    }

    private void means(ClaimFacts facts, ClaimRow row) throws IOException {
        var builds = new HashSet<String>();
        for (var item : rests(facts.grounds().rests())) {
            if (item instanceof Evidence.SigningKey key) {
                key(key, facts, row);
            } else if (item instanceof Evidence.AttestationDocument document
                    && builds.add(MeansNodes.build(document).id().key())) {
                see(SubjectKind.BUILD, MeansNodes.build(document).id().key(), row.madeAt());
            }
        }
    }

    private void key(Evidence.SigningKey key, ClaimFacts facts, ClaimRow row) throws IOException {
        var use = keys.computeIfAbsent(key.id(), any -> new KeySpan(key));
        use.add(row.madeAt());
        if (!row.isAffirmed("signature")) {
            return;
        }
        if (row.isAffirmed("attestation") && row.isAffirmed("key")) {
            use.grounds.add(Ground.ATTESTED);
        }
        if (row.vouched()) {
            use.grounds.add(Ground.TIED);
        }
        if (reasons(facts.grounds().reasons()).contains(REGISTERED)) {
            use.grounds.add(Ground.REGISTERED);
        }
    }

    private List<String> reasons(int set) throws IOException {
        var known = knownReasons.get(set);
        if (known == null) {
            known = List.copyOf(reasons.of(set));
            knownReasons.put(set, known);
        }
        return known;
    }

    private List<Evidence> rests(int set) throws IOException {
        var known = knownRests.get(set);
        if (known == null) {
            known = rests.of(set).stream()
                    .filter(shared::containsKey)
                    .map(shared::get)
                    .toList();
            knownRests.put(set, known);
        }
        return known;
    }

    Dossier.Totals totals() {
        return new Dossier.Totals(claims, attributed, affirmed, rerun, outside);
    }

    List<Dossier.Day> days() {
        return days.entrySet().stream()
                .map(day -> new Dossier.Day(
                        day.getKey(), day.getValue()[0], day.getValue()[1], day.getValue()[2], day.getValue()[3]))
                .toList();
    }

    List<Dossier.Covered> coverage() {
        var coverage = new ArrayList<Dossier.Covered>();
        for (int i = 0; i < strip.length; i++) {
            var of = strip[i];
            coverage.add(new Dossier.Covered(EvidenceStrip.CHECKS.get(i), of[0], of[1], of[2], of[3], of[4]));
        }
        return coverage;
    }

    /** The keys, by first use. */
    List<KeySpan> keys() {
        return keys.values().stream()
                .sorted(Comparator.comparing((KeySpan use) -> use.first).thenComparing(use -> use.key.id()))
                .toList();
    }

    Map<SubjectId, Span> seen() {
        return seen;
    }

    Map<String, Code> codes() {
        return codes;
    }

    /** The claims of the subject to which there is an answer. */
    Set<Digest> answered() {
        return ownAnswered;
    }
}
