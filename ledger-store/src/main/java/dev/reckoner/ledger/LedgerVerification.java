package dev.reckoner.ledger;

import java.util.List;

/**
 * What a verification found.
 *
 * @param entries entries recomputed
 * @param root RFC 6962 root over them, hexadecimal
 * @param blobs blobs recomputed
 * @param failures what does not agree, each with its code, the entry and the field; empty when all agrees
 */
public record LedgerVerification(long entries, String root, long blobs, List<String> failures) {
    public LedgerVerification {
        failures = List.copyOf(failures);
    }
}
