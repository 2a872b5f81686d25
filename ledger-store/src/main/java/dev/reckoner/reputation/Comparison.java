package dev.reckoner.reputation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Whether one subject is more reliable than another by more than chance.
 *
 * <p>It is where one is the more reliable with a probability of 95 % or more. Bands of 90 % that do not meet are the picture of it:
 * where they keep apart, the probability is that high; where they meet, it may still be. With equals, one or the other looks
 * the better by that much in one comparison of ten.
 *
 * @param subject who is compared
 * @param reference whom with
 * @param probability that the subject is the more reliable of both; to be shown only where the result is one
 * @param result what can be said
 */
public record Comparison(Opinion subject, Opinion reference, double probability, Result result) {
    /** How probable a difference has to be to be more than chance. */
    public static final double CONFIDENCE = 0.95;

    private static final double CHANCE = 1 - CONFIDENCE;

    /** What can be said of two subjects. */
    public enum Result {
        /** One is the more reliable; which, tells the probability. */
        MORE_THAN_CHANCE,
        /** Both have evidence enough, and it does not tell. */
        CANNOT_TELL,
        /** One has not enough for a standing of its own. */
        NOT_ENOUGH_EVIDENCE
    }

    /** Compares two subjects. */
    public static Comparison of(Opinion subject, Opinion reference, ReputationParameters parameters) {
        return compared(subject, reference, parameters).within(CHANCE);
    }

    /**
     * Compares several with one. Among many, one is sooner or later far off by chance: Holm's rule (Scand. J. Statist. 6, 1979) allows
     * the k-th largest of m differences only a chance of 5 % / (m - k + 1), and none after the first that is not more than chance.
     * Those without evidence enough are not compared and do not count.
     *
     * @return the comparisons, in the order of the subjects
     */
    public static List<Comparison> ofSeveral(
            List<Opinion> subjects, Opinion reference, ReputationParameters parameters) {
        List<Comparison> all = new ArrayList<>();
        subjects.forEach(subject -> all.add(compared(subject, reference, parameters)));
        List<Integer> clearest = clearestFirst(all);
        for (int k = 0; k < clearest.size(); k++) {
            Comparison adjusted = all.get(clearest.get(k)).within(CHANCE / (clearest.size() - k));
            all.set(clearest.get(k), adjusted);
            if (adjusted.result == Result.CANNOT_TELL) {
                break;
            }
        }
        return List.copyOf(all);
    }

    /** Without a difference as yet. */
    private static Comparison compared(Opinion subject, Opinion reference, ReputationParameters parameters) {
        boolean enough = subject.isShown(parameters) && reference.isShown(parameters);
        return new Comparison(
                subject,
                reference,
                Superiority.of(subject, reference),
                enough ? Result.CANNOT_TELL : Result.NOT_ENOUGH_EVIDENCE);
    }

    private static List<Integer> clearestFirst(List<Comparison> all) {
        List<Integer> clearest = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).result != Result.NOT_ENOUGH_EVIDENCE) {
                clearest.add(i);
            }
        }
        clearest.sort(Comparator.comparingDouble(i -> all.get(i).chance()));
        return clearest;
    }

    /** The probability that the one that looks the more reliable is not; at most a half. */
    public double chance() {
        return Math.min(probability, 1 - probability);
    }

    private Comparison within(double allowed) {
        boolean clear = result != Result.NOT_ENOUGH_EVIDENCE && chance() <= allowed;
        return clear ? new Comparison(subject, reference, probability, Result.MORE_THAN_CHANCE) : this;
    }
}
