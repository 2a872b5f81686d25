package dev.reckoner.runtime.calibrate;

/** Learns how far a calibration is; called on its thread. */
@FunctionalInterface
public interface CalibrationProgress {
    /** Asks for nothing. */
    CalibrationProgress SILENT = (done, total, what) -> {};

    /**
     * How far.
     *
     * @param done of total, in steps of unequal length
     * @param what is under work, for people
     */
    void report(int done, int total, String what);
}
