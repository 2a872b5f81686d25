package dev.reckoner.audit;

/**
 * How to run claims again.
 *
 * @param useRecorded true to run in the configuration that each claim records, false for the canonical profile
 * @param testSubstitutes true to try the other published models of the case when a claim is outside its bounds
 */
public record ReexecutionOptions(boolean useRecorded, boolean testSubstitutes) {
    /** Recorded configuration, substitutes tried. */
    public static final ReexecutionOptions DEFAULT = new ReexecutionOptions(true, true);
}
