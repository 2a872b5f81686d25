package dev.reckoner.runtime.compare;

import java.util.List;
import java.util.Locale;

/** The choices that differ, and the one of them that is hardest to explain. */
final class MarginTally {
    private static final List<Verdict> WORSE_AND_WORSE = List.of(
            Verdict.BIT_EXACT,
            Verdict.WITHIN_EMPIRICAL,
            Verdict.WITHIN_THEORETICAL,
            Verdict.INCONCLUSIVE,
            Verdict.OUTSIDE);

    private final MarginAllowance allowance;
    private long differing;
    private Verdict worst = Verdict.BIT_EXACT;
    private double widest;
    private long widestAt;
    private MarginAllowance allowed;
    private boolean impossible;
    private boolean unknown;

    MarginTally(MarginAllowance allowance) {
        this.allowance = allowance;
        this.allowed = allowance;
    }

    /** A place was claimed that is none. */
    void impossible() {
        impossible = true;
    }

    /** The numbers do not say how close a choice was. */
    void unknown() {
        unknown = true;
    }

    /**
     * Choices that differ.
     *
     * @param count how many
     * @param at where the widest of them is
     * @param margin by how much what is chosen here leads
     * @param part of the allowance that is for numbers of that size
     */
    void add(long count, long at, double margin, double part) {
        differing += count;
        MarginAllowance own = allowance.part(part);
        Verdict verdict = own.verdict(margin);
        int graver = Integer.compare(WORSE_AND_WORSE.indexOf(verdict), WORSE_AND_WORSE.indexOf(worst));
        if (graver > 0 || (graver == 0 && margin > widest)) {
            worst = verdict;
            widest = margin;
            widestAt = at;
            allowed = own;
        }
    }

    /** The figures of a comparison with the verdict that the margins give. */
    Comparison verdict(Comparison plain) {
        if (impossible) {
            return plain.with(
                    Verdict.OUTSIDE,
                    "The claimed " + plain.output() + " names places that are not there, or one twice.");
        }
        if (worst != Verdict.OUTSIDE && unknown) {
            return plain.with(
                    Verdict.INCONCLUSIVE,
                    "The numbers that " + plain.output() + " is chosen by do not say how close the choice was.");
        }
        if (differing == 0) {
            return plain.with(Verdict.WITHIN_EMPIRICAL, "Every choice is the same, written in another way.");
        }
        String what = sentence(
                "%,d of %,d choices differ; at the widest, number %,d, what is chosen here leads by %.3g, ",
                differing, plain.elements(), widestAt, Math.max(0, widest));
        return plain.with(worst, what + how());
    }

    private String how() {
        double empirical = 2 * allowed.empirical();
        double theoretical = 2 * allowed.theoretical();
        double most = 2 * allowed.most();
        return switch (worst) {
            case BIT_EXACT, WITHIN_EMPIRICAL ->
                sentence("a near tie that honest runs decide either way: they turn up to %.3g.", empirical);
            case WITHIN_THEORETICAL ->
                sentence(
                        "which is more than the %.3g that honest runs were measured to turn, but rounding turns up to %.3g.",
                        empirical, theoretical);
            case INCONCLUSIVE ->
                sentence(
                        "which is more than the %.3g that rounding of such numbers turns; that it is more than the %.3g"
                                + " that could come of larger ones, or of honest runs of this model, is not shown.",
                        theoretical, most);
            case OUTSIDE ->
                sentence(
                        allowed.measured()
                                ? "and honest runs of this model turn no more than %.3g."
                                : "and rounding turns no more than %.3g.",
                        most);
        };
    }

    private static String sentence(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
