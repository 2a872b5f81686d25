package dev.reckoner.runtime.compare;

/** How far a calibration speaks for the circumstances under which an output is claimed to have been made. */
public enum Coverage {
    /**
     * They are those of the run that it is compared with: same runtime, provider, processor, optimisation and threads, and the
     * same batch and padding unless the model is known not to mind them.
     */
    SAME_CONFIGURATION,
    /** They are among those that were measured. */
    COVERED,
    /** They are known, and were not measured. */
    NOT_COVERED,
    /** The trail does not say enough to tell. */
    UNKNOWN;

    /** True if what was measured must hold for the claim too. */
    public boolean isMeasured() {
        return this == SAME_CONFIGURATION || this == COVERED;
    }
}
