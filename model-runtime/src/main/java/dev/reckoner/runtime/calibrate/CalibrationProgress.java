package dev.reckoner.runtime.calibrate;

/** Learns how far a calibration is; called on its thread. */
@FunctionalInterface
public interface CalibrationProgress {
    /** Asks for nothing. */
    CalibrationProgress SILENT = (share, what) -> {};

    /**
     * How far.
     *
     * @param share of all the work that is done, about, from 0 to 1; it never goes back
     * @param what is under work, for people
     */
    void report(double share, String what);
}
