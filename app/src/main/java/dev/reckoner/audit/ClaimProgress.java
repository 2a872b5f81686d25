package dev.reckoner.audit;

/** How far a task is, claim by claim, with what is done of the claim under work. Used by the working thread. */
final class ClaimProgress {
    private final TaskProgress progress;
    private long done;
    private long total;
    private String label = "";
    private double part;

    ClaimProgress(TaskProgress progress) {
        this.progress = progress;
    }

    /** A claim comes under work. */
    void begin(long before, long all, String claim) {
        done = before;
        total = all;
        label = claim;
        part = 0;
        progress.report(done, total, label);
    }

    /** So much of it is done. */
    void part(double share) {
        part = Math.max(part, share);
        progress.part(part);
    }

    /** What is done about it, or was seen in it. */
    void says(String words) {
        progress.report(done, total, label.isEmpty() ? words : label + ": " + words);
        progress.part(part);
    }
}
