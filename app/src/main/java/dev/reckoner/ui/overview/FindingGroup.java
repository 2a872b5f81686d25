package dev.reckoner.ui.overview;

import dev.reckoner.appraise.Finding;
import dev.reckoner.appraise.Subject;
import dev.reckoner.appraise.Tier;
import dev.reckoner.audit.ClaimRow;
import dev.reckoner.crypto.Digest;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Findings of one code about one operator's claims, folded into a line.
 *
 * @param tier the answer
 * @param sentence of the latest
 * @param code their code
 * @param operator whose claims; empty text for findings about evidence on its own
 * @param count how many
 * @param latest the newest claim among them
 */
record FindingGroup(Tier tier, String sentence, String code, String operator, long count, Instant latest) {
    private static final Comparator<FindingGroup> ORDER = Comparator.comparing(
                    (FindingGroup group) -> group.tier() != Tier.CONTRAINDICATED)
            .thenComparing(group -> group.tier() != Tier.WARNING)
            .thenComparing(Comparator.comparing(FindingGroup::latest).reversed())
            .thenComparing(FindingGroup::code)
            .thenComparing(FindingGroup::operator);

    private record Key(String code, String operator) {}

    /** Everything that is not affirming, gravest first, then newest. */
    static List<FindingGroup> of(List<ClaimRow> rows, List<Finding> findings) {
        var claims = new HashMap<Digest, ClaimRow>();
        rows.forEach(row -> claims.put(row.id(), row));
        Map<Key, FindingGroup> groups = new LinkedHashMap<>();
        for (Finding finding : findings) {
            if (finding.tier() != Tier.AFFIRMING) {
                FindingGroup one = one(finding, claims);
                groups.merge(new Key(one.code(), one.operator()), one, FindingGroup::and);
            }
        }
        return groups.values().stream().sorted(ORDER).toList();
    }

    private static FindingGroup one(Finding finding, Map<Digest, ClaimRow> claims) {
        ClaimRow row = finding.subject().kind() == Subject.Kind.CLAIM
                ? claims.get(finding.subject().id())
                : null;
        return new FindingGroup(
                finding.tier(),
                finding.sentence(),
                finding.code(),
                row == null ? "" : row.operator(),
                1,
                row == null ? finding.asOf() : row.madeAt());
    }

    private FindingGroup and(FindingGroup other) {
        FindingGroup newer = other.latest().isAfter(latest) ? other : this;
        return new FindingGroup(newer.tier(), newer.sentence(), code, operator, count + other.count(), newer.latest());
    }
}
