package dev.reckoner.runtime.device;

/**
 * Why a device cannot be used.
 *
 * @param code stable, such as {@code DV-NO-ADAPTER}
 * @param sentence what is the matter and what to do about it
 * @param detail the words of the runtime or the driver; empty if there are none
 */
public record Obstacle(String code, String sentence, String detail) {
    /** This build of ONNX Runtime lacks the provider. */
    public static final String NOT_BUILT = "DV-NOT-BUILT";

    /** There is no graphics card whose driver can be used. */
    public static final String NO_ADAPTER = "DV-NO-ADAPTER";

    /** There is a driver, which lacks something that the provider needs. */
    public static final String ADAPTER_REFUSED = "DV-ADAPTER-REFUSED";

    /** A library that the provider needs is not installed. */
    public static final String LIBRARY = "DV-LIBRARY";

    /** A library that the analyst pointed at is not one of an execution provider, or of another version. */
    public static final String PLUGIN = "DV-PLUGIN";

    /** The provider left the operators to the processor. */
    public static final String FALLBACK = "DV-FALLBACK";

    /** The device computed something else than it should. */
    public static final String WRONG_RESULT = "DV-WRONG-RESULT";

    /** The driver ended the process that tried it. */
    public static final String CRASHED = "DV-CRASHED";

    /** It did not answer in time. */
    public static final String NO_ANSWER = "DV-NO-ANSWER";

    /** The driver took more memory than the process may. */
    public static final String MEMORY = "DV-MEMORY";

    /** Something else; the detail says what. */
    public static final String FAILED = "DV-FAILED";

    /** The driver ended the process that tried it. */
    public static Obstacle crashed(String detail) {
        return new Obstacle(
                CRASHED,
                "The driver ended the process that tried this device. Update the driver; until then other devices can be"
                        + " used.",
                detail);
    }

    /** The driver took more memory than the process may. */
    public static Obstacle memory(String detail) {
        return new Obstacle(
                MEMORY, "The driver took more memory than a run may take. Raise the limit, and look again.", detail);
    }

    /** It did not answer in time. */
    public static Obstacle noAnswer(String detail) {
        return new Obstacle(
                NO_ANSWER, "The device did not answer in time. Close what else uses it, and look again.", detail);
    }

    /** The same with more of what was said. */
    public Obstacle withDetail(String more) {
        return more.isBlank() ? this : new Obstacle(code, sentence, (detail + "\n" + more.strip()).strip());
    }

    static Obstacle wrongResult(String detail) {
        return new Obstacle(
                WRONG_RESULT,
                "The device gave a wrong result for a product of whole numbers, so nothing it computes can be relied on."
                        + " Update the driver.",
                detail);
    }
}
