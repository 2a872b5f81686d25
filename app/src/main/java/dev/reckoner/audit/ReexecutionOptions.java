package dev.reckoner.audit;

/**
 * How to run claims again.
 *
 * @param configuration which levels and threads to run with
 * @param testSubstitutes true to try the other published models of the case when a claim is outside its bounds
 * @param device id of an {@link OfferedDevice}
 * @param firstLook true to check the largest matrix products of signed values before they are searched: half as long as the search
 *     for a small text encoder, and it decides nothing
 */
public record ReexecutionOptions(
        Configuration configuration, boolean testSubstitutes, String device, boolean firstLook) {
    /** The id of this machine's processor. */
    public static final String CPU = "cpu";

    /** Recorded configuration on the processor, substitutes tried. */
    public static final ReexecutionOptions DEFAULT = new ReexecutionOptions(true, true);

    /** Which levels and threads to run with. */
    public enum Configuration {
        /** What each claim records, as far as this machine has it. */
        RECORDED,
        /** The same on every machine: no optimisation, one thread. */
        CANONICAL
    }

    /**
     * On the processor.
     *
     * @param useRecorded true for the configuration that each claim records, false for the canonical one
     */
    public ReexecutionOptions(boolean useRecorded, boolean testSubstitutes) {
        this(useRecorded ? Configuration.RECORDED : Configuration.CANONICAL, testSubstitutes, CPU, false);
    }

    /** True to run in the configuration that each claim records. */
    public boolean useRecorded() {
        return configuration == Configuration.RECORDED;
    }

    /** The same in another configuration. */
    public ReexecutionOptions with(Configuration other) {
        return new ReexecutionOptions(other, testSubstitutes, device, firstLook);
    }

    /** The same on another device. */
    public ReexecutionOptions on(String otherDevice) {
        return new ReexecutionOptions(configuration, testSubstitutes, otherDevice, firstLook);
    }

    /** The same with a first look at products, or without. */
    public ReexecutionOptions looking(boolean first) {
        return new ReexecutionOptions(configuration, testSubstitutes, device, first);
    }
}
