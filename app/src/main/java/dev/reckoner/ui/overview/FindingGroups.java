package dev.reckoner.ui.overview;

import dev.reckoner.appraise.AppraisalPolicy;
import dev.reckoner.appraise.Finding;
import dev.reckoner.appraise.Subject;
import dev.reckoner.appraise.code.Tier;
import dev.reckoner.audit.ClaimRow;
import dev.reckoner.audit.DecidingFinding;
import dev.reckoner.crypto.Digest;
import dev.reckoner.ui.overview.FindingGroup.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Folds findings into lines: first by code and operator, then codes that concern exactly the same claims. A finding about
 * an evidence item stands for the claims that rest on it, unless they carry the same code themselves.
 */
final class FindingGroups {
    private static final Comparator<FindingGroup> ORDER = Comparator.comparingInt(
                    (FindingGroup group) -> gravity(group.tier()))
            .thenComparing(Comparator.comparingLong(FindingGroup::count).reversed())
            .thenComparing(Comparator.comparing(FindingGroup::latest).reversed())
            .thenComparing(FindingGroup::codes)
            .thenComparing(FindingGroup::operator);

    private final Map<Digest, ClaimRow> claims = new HashMap<>();
    private final Map<Digest, Set<ClaimRow>> resting = new HashMap<>();
    private final Map<Key, Gathered> gathered = new LinkedHashMap<>();

    private record Key(String code, String operator) {}

    private record Same(String operator, Set<Digest> claims) {}

    /** What one code has against one operator. */
    private static final class Gathered {
        private final Set<Digest> claims = new HashSet<>();
        private Reason reason;
        private Instant first;
        private Instant latest;

        Gathered(Finding finding, Instant at) {
            reason = reason(finding);
            first = at;
            latest = at;
        }

        void add(Finding finding, Instant at) {
            if (at.isAfter(latest)) {
                latest = at;
                reason = reason(finding);
            }
            first = at.isBefore(first) ? at : first;
        }

        private static Reason reason(Finding finding) {
            return new Reason(finding.tier(), finding.check(), finding.code(), finding.sentence());
        }
    }

    private FindingGroups(List<ClaimRow> rows) {
        rows.forEach(row -> claims.put(row.id(), row));
    }

    /** Everything that is not affirming, gravest first, then what concerns most claims. */
    static List<FindingGroup> of(List<ClaimRow> rows, List<Finding> findings) {
        return new FindingGroups(rows).fold(findings);
    }

    private List<FindingGroup> fold(List<Finding> findings) {
        findings.forEach(this::note);
        for (Finding finding : findings) {
            ClaimRow row = claims.get(finding.subject().id());
            if (speaksAgainst(finding) && row != null) {
                gather(finding, row);
            }
        }
        Set<Key> ofClaims = Set.copyOf(gathered.keySet());
        findings.stream()
                .filter(FindingGroups::speaksAgainst)
                .filter(finding -> finding.subject().kind() == Subject.Kind.EVIDENCE)
                .forEach(finding -> gatherEvidence(finding, ofClaims));
        return together();
    }

    /** False for remarks too: every response has parts that nothing covers. */
    private static boolean speaksAgainst(Finding finding) {
        return finding.tier() != Tier.AFFIRMING && AppraisalPolicy.weighs(finding);
    }

    /** Remembers which claims rest on which evidence. */
    private void note(Finding finding) {
        ClaimRow row = claims.get(finding.subject().id());
        if (row != null) {
            finding.restsOn()
                    .forEach(id -> resting.computeIfAbsent(id, any -> new LinkedHashSet<>())
                            .add(row));
        }
    }

    private void gather(Finding finding, ClaimRow row) {
        gathered(finding, row.operator(), row.madeAt()).claims.add(row.id());
    }

    private void gatherEvidence(Finding finding, Set<Key> ofClaims) {
        Set<ClaimRow> affected = resting.getOrDefault(finding.subject().id(), Set.of());
        if (affected.isEmpty()) {
            gathered(finding, "", finding.asOf());
        }
        affected.stream()
                .filter(row -> !ofClaims.contains(new Key(finding.code(), row.operator())))
                .forEach(row -> gather(finding, row));
    }

    private Gathered gathered(Finding finding, String operator, Instant at) {
        Gathered found = gathered.computeIfAbsent(new Key(finding.code(), operator), any -> new Gathered(finding, at));
        found.add(finding, at);
        return found;
    }

    private List<FindingGroup> together() {
        var same = new LinkedHashMap<Same, List<Gathered>>();
        gathered.forEach((key, found) -> {
            // Evidence that no claim rests on has nothing in common with other such evidence.
            if (found.claims.isEmpty()) {
                same.put(new Same(key.code(), Set.of()), new ArrayList<>(List.of(found)));
            } else {
                same.computeIfAbsent(new Same(key.operator(), Set.copyOf(found.claims)), any -> new ArrayList<>())
                        .add(found);
            }
        });
        return same.entrySet().stream()
                .map(entry -> group(entry.getKey(), entry.getValue()))
                .sorted(ORDER)
                .toList();
    }

    private FindingGroup group(Same same, List<Gathered> found) {
        return new FindingGroup(
                found.stream()
                        .map(each -> each.reason)
                        .sorted(Comparator.comparingInt(FindingGroups::vagueness)
                                .thenComparing(Reason::code))
                        .toList(),
                same.claims().isEmpty() ? "" : same.operator(),
                same.claims().stream().map(claims::get).allMatch(row -> row != null && row.vouched()),
                same.claims(),
                found.stream().map(each -> each.first).min(Instant::compareTo).orElseThrow(),
                found.stream().map(each -> each.latest).max(Instant::compareTo).orElseThrow());
    }

    private static int vagueness(Reason reason) {
        return gravity(reason.tier()) * 100 + DecidingFinding.vagueness(reason.check());
    }

    private static int gravity(Tier tier) {
        return switch (tier) {
            case CONTRAINDICATED -> 0;
            case WARNING -> 1;
            case NONE -> 2;
            case AFFIRMING -> 3;
        };
    }
}
