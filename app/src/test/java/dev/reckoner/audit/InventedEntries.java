package dev.reckoner.audit;

import dev.reckoner.ledger.CheckedPart;
import dev.reckoner.ledger.LedgerPart;
import dev.reckoner.ledger.StoredEntry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The entries of the invented case: every odd one a claim, the even ones of many kinds. */
final class InventedEntries {
    /** What verifying looks at, and how long that took. */
    static final List<CheckedPart> PARTS = List.of(
            part(LedgerPart.LEAVES, 486, 214_000, 2_100),
            part(LedgerPart.NODES, 485, 0, 400),
            part(LedgerPart.HEADS, 47, 0, 100),
            part(LedgerPart.OUTSIDE_HEAD, 1, 0, 1),
            part(LedgerPart.BLOBS, 9_310, 1_200_000_000L, 6_800),
            part(LedgerPart.PROJECTIONS, 1_204, 0, 1_900));

    private static final List<Kind> EVEN = List.of(
            new Kind("finding", "EV-SIG-VALID: The record's signature is valid"),
            new Kind("evidence", "Response, 1,204 bytes"),
            new Kind("reexecution", "EX-BIT-EXACT: It was run again on this machine"),
            new Kind("verdict", "Bit exact"),
            new Kind("finding", "EV-NO-PAYER: No evidence proves who paid"),
            new Kind("note", "Asked Halden for the batch"),
            new Kind("isolation", "Meridian-03, days 40 to 47"),
            new Kind("checkpoint", "Head of 433 entries given out"),
            new Kind("calibration", "MiniLM fp32, 64 inputs"),
            new Kind("reference-values", "What evidence is compared with was set"));

    private InventedEntries() {}

    private record Kind(String word, String what) {}

    static LedgerLine entry(long index) {
        boolean claim = index % 2 == 1;
        Kind kind = index == 0
                ? new Kind("case-opened", "The case was opened under its key")
                : claim ? new Kind("claim", "Claim of MiniLM-L6-v2 fp32") : EVEN.get((int) (index / 2 % EVEN.size()));
        return new LedgerLine(
                index,
                kind.word(),
                InventedClaims.START.plusSeconds(index * 1_700),
                kind.what(),
                "c-%04d".formatted(2000 + index / 2),
                Optional.empty(),
                InventedClaims.digest("leaf " + index).hex(),
                "{\"body\":{\"by\":\"R. Osei\",\"evidence\":[\""
                        + InventedClaims.digest("e").hex()
                        + "\"],\"number\":" + index
                        + ",\"reason\":\"EX-PRECISION-SUBSTITUTED\",\"subject\":{\"operator\":\"Meridian-03\"},"
                        + "\"window\":{\"from\":40,\"to\":47}},\"kind\":\"" + kind.word()
                        + "\",\"time\":\"2026-06-02T13:58:22.418Z\",\"v\":1}");
    }

    static LedgerLine damaged(long index) {
        String text = entry(index).json().replace("40", "41");
        return LedgerLine.of(new StoredEntry(
                index, InventedClaims.digest("leaf " + index).bytes(), text.getBytes(StandardCharsets.UTF_8)));
    }

    private static CheckedPart part(LedgerPart part, long count, long bytes, long millis) {
        return new CheckedPart(part, count, bytes, Duration.ofMillis(millis));
    }
}
