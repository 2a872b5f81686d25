package dev.reckoner.audit.sample.opengradient;

import java.time.Duration;
import java.time.Instant;

/**
 * Questions that one client asks in a row; the facilitator settles them together. A batch is closed a quarter of an hour after
 * its first item, or five minutes after its last.
 */
enum ChatSession {
    FIRST(Gateway.GATEWAY_1, "2026-04-28T09:30:00Z", 5, Paying.EACH),
    SECOND(Gateway.GATEWAY_1, "2026-05-02T14:10:00Z", 4, Paying.EACH),
    THIRD(Gateway.GATEWAY_2, "2026-05-05T10:00:00Z", 9, Paying.TOGETHER),
    /** While no sign of life of the enclave reached the registry. */
    IN_SILENCE(Gateway.GATEWAY_2, "2026-05-07T11:20:00Z", 4, Paying.TOGETHER),
    WITH_TOOLS(Gateway.GATEWAY_3, "2026-05-11T08:40:00Z", 12, Paying.TOGETHER),
    /** Through oblivious HTTP: the relay pays. */
    RELAYED(Gateway.GATEWAY_3, "2026-05-12T16:05:00Z", 2, Paying.BY_RELAY),
    /** By an enclave that had been retired eight hours before. */
    AFTER_RETIREMENT(Gateway.GATEWAY_2, "2026-05-12T20:00:00Z", 1, Paying.TOGETHER),
    /** Settled on its own, for the payment contract. */
    ALONE_BY_PERMIT(Gateway.GATEWAY_3, "2026-05-14T13:15:00Z", 1, Paying.ALONE_BY_PERMIT),
    /** Settled on its own, for who signed a transfer. */
    ALONE_BY_TRANSFER(Gateway.GATEWAY_3, "2026-05-15T09:45:00Z", 1, Paying.ALONE_BY_TRANSFER),
    LAST(Gateway.GATEWAY_3, "2026-05-18T15:00:00Z", 12, Paying.TOGETHER);

    /** How the questions of a session are paid. */
    enum Paying {
        /** Every request carries a transfer. */
        EACH,
        /** The first request carries leave to charge all of them. */
        TOGETHER,
        /** Likewise, signed by a relay. */
        BY_RELAY,
        /** One request, settled on its own; its payment is told elsewhere. */
        ALONE_BY_PERMIT,
        /** Likewise, by a transfer. */
        ALONE_BY_TRANSFER
    }

    private static final Duration APART = Duration.ofSeconds(71);
    private static final Duration IDLE = Duration.ofMinutes(5);
    private static final Duration OLDEST = Duration.ofMinutes(15);
    private static final Duration TO_BLOCK = Duration.ofSeconds(9);

    final Gateway gateway;
    final Instant from;
    final int length;
    final Paying paying;

    ChatSession(Gateway gateway, String from, int length, Paying paying) {
        this.gateway = gateway;
        this.from = Instant.parse(from);
        this.length = length;
        this.paying = paying;
    }

    /** When the answer to its question of that number is signed. */
    Instant signed(int position) {
        return from.plus(APART.multipliedBy(position)).plusSeconds(7L * position % 5);
    }

    boolean isSettledAlone() {
        return paying == Paying.ALONE_BY_PERMIT || paying == Paying.ALONE_BY_TRANSFER;
    }

    /** Time of the block that settles it. */
    Instant settled() {
        Instant idle = signed(length - 1).plus(IDLE);
        Instant aged = from.plus(OLDEST);
        return (isSettledAlone() ? from : idle.isBefore(aged) ? idle : aged).plus(TO_BLOCK);
    }

    /** The session's number as its first response gives it. */
    String id() {
        return "session-%02d".formatted(ordinal() + 1);
    }
}
