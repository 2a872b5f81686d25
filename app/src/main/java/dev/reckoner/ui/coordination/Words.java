package dev.reckoner.ui.coordination;

import dev.reckoner.audit.Coordination;
import dev.reckoner.coordination.FailurePair;
import dev.reckoner.coordination.MeansKind;
import dev.reckoner.coordination.SharedMeans;
import dev.reckoner.coordination.SharingTerms;
import dev.reckoner.coordination.Standing;
import dev.reckoner.coordination.Use;
import dev.reckoner.ui.control.Figures;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** How what is shared is told. */
final class Words {
    private static final int MOST_NAMED = 8;

    private Words() {}

    static String kind(MeansKind kind) {
        return Messages.get("coordination.kind." + lower(kind));
    }

    static String one(MeansKind kind) {
        return Messages.get("coordination.a." + lower(kind));
    }

    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static Icons icon(MeansKind kind) {
        return switch (kind) {
            case SIGNING_KEY -> Icons.KEY;
            case TLS_CERTIFICATE -> Icons.LOCKED;
            case BUILD -> Icons.BUILD;
            case ENDPOINT -> Icons.OPERATOR;
            case PAYOUT_ADDRESS -> Icons.PAYOUT;
            case WRONG_ANSWER -> Icons.CONTRAINDICATED;
        };
    }

    /** Several things as a person says them; of many the first. */
    static String list(List<String> items) {
        if (items.size() > MOST_NAMED) {
            var first = new ArrayList<>(items.subList(0, MOST_NAMED - 1));
            first.add(Messages.get("coordination.others", items.size() - first.size()));
            return list(first);
        }
        return items.size() < 2
                ? String.join("", items)
                : String.join(", ", items.subList(0, items.size() - 1))
                        + Messages.get("coordination.and")
                        + items.getLast();
    }

    static List<String> names(Coordination coordination, List<String> parties) {
        return parties.stream().map(coordination::name).toList();
    }

    /** How sure, and what it is taken for. */
    static String standing(SharedMeans shared) {
        return switch (shared.standing()) {
            case JOINS -> shared.grade().words();
            case COMMON ->
                Messages.get(
                        isOpen(shared) ? "coordination.ground.open" : "coordination.ground.common",
                        shared.grade().words());
            case ASSERTED_ONLY -> Messages.get("coordination.ground.stated");
        };
    }

    /** True if it joins nobody because anybody may use it, and not because so many do. */
    static boolean isOpen(SharedMeans shared) {
        return shared.standing() == Standing.COMMON
                && shared.shown().size() <= SharingTerms.DEFAULT.limit(shared.population());
    }

    static long claimCount(SharedMeans shared) {
        return shared.uses().stream().mapToLong(Use::claims).sum();
    }

    static String claims(SharedMeans shared) {
        long claims = claimCount(shared);
        if (claims == 0) {
            return Messages.get("coordination.ground.noClaims");
        }
        return claims == 1
                ? Messages.get("coordination.ground.claim")
                : Messages.get("coordination.ground.claims", Figures.count(claims));
    }

    /** A digest or an address shortened, a name as it is. */
    static String label(SharedMeans shared) {
        return Figures.middle(shared.means().label(), 36);
    }

    static String read(Coordination coordination, SharedMeans shared) {
        return Messages.get(
                "coordination.ground.read",
                kind(shared.means().kind()),
                shared.means().label(),
                standing(shared),
                Figures.day(shared.since()).toString(),
                claims(shared),
                list(names(coordination, shared.parties())));
    }

    static String p(OptionalDouble p) {
        if (p.isEmpty()) {
            return Messages.get("coordination.pairs.untold");
        }
        return p.getAsDouble() < 0.0001 ? "< 0.0001" : String.format(Locale.ROOT, "%.4f", p.getAsDouble());
    }

    static String verdict(FailurePair pair) {
        return Messages.get("coordination.pairs.verdict." + lower(pair.verdict()));
    }

    /** What evidence shows, in a sentence. */
    static String sentence(Coordination coordination) {
        var joined = coordination.joined();
        if (joined.isEmpty()) {
            return Messages.get(
                    coordination.sharing().means().isEmpty()
                            ? "coordination.sentence.none"
                            : "coordination.sentence.nothing");
        }
        if (joined.size() > 1) {
            return Messages.get("coordination.sentence.many", joined.size());
        }
        var group = joined.getFirst();
        String parties = list(names(coordination, group.parties()));
        return group.means().isEmpty()
                ? Messages.get("coordination.sentence.together", parties)
                : Messages.get(
                        "coordination.sentence.one",
                        parties,
                        list(group.means().stream()
                                .map(shared -> one(shared.means().kind()))
                                .distinct()
                                .toList()));
    }

    /** What else there is to know of it. */
    static String second(Coordination coordination) {
        if (coordination.sharing().means().isEmpty()
                && coordination.failures().pairs().isEmpty()) {
            return Messages.get("coordination.second.pairs.none");
        }
        return stated(coordination) + " " + pairs(coordination) + " " + Messages.get("coordination.second.why");
    }

    private static String stated(Coordination coordination) {
        int stated = coordination.stated().size();
        boolean beside = coordination.joined().stream()
                .flatMap(group -> group.beside().stream())
                .anyMatch(shared -> shared.standing() == Standing.ASSERTED_ONLY);
        if (stated == 0 && beside) {
            return "";
        }
        return switch (stated) {
            case 0 -> Messages.get("coordination.second.stated.none");
            case 1 -> Messages.get("coordination.second.stated.one");
            default -> Messages.get("coordination.second.stated.many", stated);
        };
    }

    private static String pairs(Coordination coordination) {
        var pairs = coordination.failures().pairs();
        long beyond = pairs.stream()
                .filter(pair -> pair.verdict() == FailurePair.Verdict.BEYOND_CHANCE)
                .count();
        if (pairs.isEmpty()) {
            return Messages.get("coordination.second.pairs.none");
        }
        if (beyond > 0) {
            return Messages.get("coordination.second.pairs.beyond", beyond, pairs.size());
        }
        return coordination.failures().compared() == 0
                ? Messages.get("coordination.second.pairs.untold", pairs.size())
                : Messages.get("coordination.second.pairs.asChance");
    }
}
