package dev.reckoner.audit;

/** How a long use case tells how far it is and learns that it should stop. Called on the working thread. */
public interface TaskProgress {
    /** Reports nothing, never stops. */
    TaskProgress SILENT = new TaskProgress() {
        @Override
        public void report(long done, long total, String what) {}

        @Override
        public boolean cancelled() {
            return false;
        }
    };

    /**
     * How far.
     *
     * @param done of total, in a unit of the use case's own (bytes, claims)
     * @param total 0 where unknown
     * @param what the thing under work, for people
     */
    void report(long done, long total, String what);

    /**
     * How much of the thing under work is done.
     *
     * @param share from 0 to 1
     */
    default void part(double share) {}

    /** True once the person asked to stop. */
    boolean cancelled();

    /** Runs the action when the person asks to stop, at once if that has happened; for work that cannot look by itself. */
    default void onCancel(Runnable stop) {
        if (cancelled()) {
            stop.run();
        }
    }
}
