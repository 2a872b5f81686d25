package dev.reckoner.audit;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Every check whose findings a case may hold, in the order in which a person follows the chain from the record to its model.
 * The one list of them: what is shown in order, what stands in the evidence strip and which finding names a fault most closely
 * all follow from it. A check that is not in it comes last.
 */
public enum KnownCheck {
    SIGNATURE("signature", Topic.RECORD, Mark.ON_STRIP),
    ON_CHAIN("onchain", Topic.RECORD, Mark.OFF_STRIP),
    NODE("node", Topic.RECORD, Mark.OFF_STRIP),
    INPUT("input", Topic.RECORD, Mark.ON_STRIP),
    OUTPUT("output", Topic.RECORD, Mark.ON_STRIP),
    TRACE("trace", Topic.RECORD, Mark.OFF_STRIP),
    KEY("key", Topic.KEY, Mark.ON_STRIP),
    PARTY("party", Topic.KEY, Mark.ON_STRIP),
    ADMISSION("admission", Topic.KEY, Mark.OFF_STRIP),
    ATTESTATION("attestation", Topic.ENCLAVE, Mark.ON_STRIP),
    FRESHNESS("freshness", Topic.ENCLAVE, Mark.OFF_STRIP),
    MEASUREMENT("measurement", Topic.ENCLAVE, Mark.ON_STRIP),
    TIME("time", Topic.ENCLAVE, Mark.OFF_STRIP),
    TIMELINE("timeline", Topic.ENCLAVE, Mark.OFF_STRIP),
    REGISTRY("registry", Topic.CHAIN, Mark.OFF_STRIP),
    PROOF("proof", Topic.CHAIN, Mark.OFF_STRIP),
    ZK_PROOF("zk-proof", Topic.CHAIN, Mark.OFF_STRIP),
    HEARTBEAT("heartbeat", Topic.CHAIN, Mark.OFF_STRIP),
    OHTTP("ohttp", Topic.CHAIN, Mark.OFF_STRIP),
    SETTLEMENT("settlement", Topic.CHAIN, Mark.OFF_STRIP),
    REPLAY("replay", Topic.CHAIN, Mark.OFF_STRIP),
    BATCH("batch", Topic.CHAIN, Mark.OFF_STRIP),
    PAYER("payer", Topic.PAYMENT, Mark.OFF_STRIP),
    COST("cost", Topic.PAYMENT, Mark.OFF_STRIP),
    AUDIT_LOG("audit-log", Topic.PAYMENT, Mark.OFF_STRIP),
    MODEL("model", Topic.MODEL, Mark.ON_STRIP),
    WEIGHTS("weights", Topic.MODEL, Mark.OFF_STRIP),
    REEXECUTION("reexecution", Topic.MODEL, Mark.ON_STRIP),
    COMPLETENESS("completeness", Topic.COVERAGE, Mark.OFF_STRIP),
    SAME_TEXT("same-text", Topic.COVERAGE, Mark.OFF_STRIP),
    COVERAGE("coverage", Topic.COVERAGE, Mark.OFF_STRIP);

    private static final List<KnownCheck> IN_ORDER = List.of(values());
    private static final List<KnownCheck> CLOSEST_FIRST = IN_ORDER.stream()
            .sorted(Comparator.comparingInt(KnownCheck::remoteness))
            .toList();

    private final String id;
    private final Topic topic;
    private final Mark mark;

    /** What a check is about, for headings over findings. */
    public enum Topic {
        /** The signed record itself. */
        RECORD,
        /** Whose key it is. */
        KEY,
        /** The enclave and its time. */
        ENCLAVE,
        /** Registry, settlement and chain. */
        CHAIN,
        /** Who paid, and how much. */
        PAYMENT,
        /** The model and running it again. */
        MODEL,
        /** What no evidence covers. */
        COVERAGE,
        /** A check that this version of the program does not know. */
        OTHER
    }

    private enum Mark {
        ON_STRIP,
        OFF_STRIP
    }

    KnownCheck(String id, Topic topic, Mark mark) {
        this.id = id;
        this.topic = topic;
        this.mark = mark;
    }

    /** The check's id, as findings give it. */
    public String id() {
        return id;
    }

    /** Ids in order. */
    public static List<String> ids() {
        return IN_ORDER.stream().map(KnownCheck::id).toList();
    }

    /** Ids of the checks that the evidence strip shows, in order. */
    static List<String> stripIds() {
        return IN_ORDER.stream()
                .filter(check -> check.mark == Mark.ON_STRIP)
                .map(KnownCheck::id)
                .toList();
    }

    /** What findings of that check are about. */
    public static Topic topic(String check) {
        return of(check).map(known -> known.topic).orElse(Topic.OTHER);
    }

    /** Position in the order; after all others for a check that is not in it. */
    public static int position(String check) {
        return of(check).map(KnownCheck::ordinal).orElse(IN_ORDER.size());
    }

    /** A small number for a check whose finding names a fault closely; the largest for one that is not known. */
    static int vagueness(String check) {
        return of(check).map(CLOSEST_FIRST::indexOf).orElse(CLOSEST_FIRST.size());
    }

    private static Optional<KnownCheck> of(String check) {
        return Arrays.stream(values()).filter(known -> known.id.equals(check)).findFirst();
    }

    /**
     * An altered tensor says why the model and its output differ, so it comes first; that nobody vouches for a name, or that
     * something is not covered, holds for many claims at once and says least about one.
     */
    private int remoteness() {
        return switch (this) {
            case WEIGHTS -> 0;
            case PARTY -> 2;
            case COMPLETENESS, COVERAGE -> 3;
            default -> 1;
        };
    }
}
