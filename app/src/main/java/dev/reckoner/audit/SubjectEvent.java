package dev.reckoner.audit;

import dev.reckoner.crypto.Digest;
import dev.reckoner.reputation.subject.AuditDay;
import java.time.Instant;
import java.util.List;

/** Something that befell whoever has a reputation. Only audits change it. */
public sealed interface SubjectEvent {
    /** When. */
    Instant at();

    /** Answers were run again. */
    record Audited(AuditDay day) implements SubjectEvent {
        @Override
        public Instant at() {
            return day.at();
        }
    }

    /**
     * It, or a key or build of it, was isolated.
     *
     * @param at when that was recorded; where time is told by when answers were made, and answers of some time were isolated, its
     *     beginning
     */
    record Isolated(Instant at, IsolationRow row) implements SubjectEvent {}

    /**
     * An isolation was lifted.
     *
     * @param at when that was recorded
     */
    record Lifted(Instant at, IsolationRow row) implements SubjectEvent {}

    /**
     * An operator signed with another key than before.
     *
     * @param at when the first answer under it was made
     * @param key its id
     */
    record KeyChanged(Instant at, Digest key) implements SubjectEvent {}

    /**
     * A release of a model was accepted into the reference values.
     *
     * @param model its name, with its version where that is known
     */
    record ModelReleased(Instant at, String model) implements SubjectEvent {}

    /** What went wrong beside the answers themselves. */
    enum Trouble {
        /** The enclave's last sign of life was too old. */
        HEARTBEAT_MISSED("EV-HEARTBEAT-STALE"),
        /** The transaction that was to settle an answer was reverted. */
        SETTLEMENT_FAILED("EV-SETTLEMENT-REVERTED");

        private final String code;

        Trouble(String code) {
            this.code = code;
        }

        /** The reason code of its findings. */
        public String code() {
            return code;
        }
    }

    /**
     * Claims of one day show trouble.
     *
     * @param at when the first of them was made
     * @param claims which
     */
    record Troubled(Instant at, Trouble trouble, List<Digest> claims) implements SubjectEvent {
        public Troubled {
            claims = List.copyOf(claims);
        }
    }
}
