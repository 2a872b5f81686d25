package dev.reckoner.audit;

/**
 * One step of the work on a claim, as a portion of all of it. What the steps do to the progress of a task they do through this, so
 * that none needs to know what comes before and after it.
 */
final class Portion {
    /** Of work that nobody follows. */
    static final Portion SILENT = new Portion(new ClaimProgress(TaskProgress.SILENT), 0, 1);

    private final ClaimProgress progress;
    private final double from;
    private final double to;

    /**
     * A portion.
     *
     * @param from share of the work that is done when it begins
     * @param to share that is done when it ends
     */
    Portion(ClaimProgress progress, double from, double to) {
        this.progress = progress;
        this.from = from;
        this.to = to;
    }

    /** So much of this step is done, from 0 to 1. */
    void done(double share) {
        progress.part(from + (to - from) * Math.clamp(share, 0, 1));
    }

    /** What is done or was seen, in a few words. */
    void says(String words) {
        progress.says(words);
    }
}
