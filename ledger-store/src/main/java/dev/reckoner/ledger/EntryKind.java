package dev.reckoner.ledger;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an entry records. The wire name is the constant's name in lower case with hyphens. */
public enum EntryKind {
    /** The case was opened: its origin and public key; always the first entry. */
    CASE_OPENED,
    /** A trail was imported. */
    TRAIL_IMPORTED,
    /** A party was named. */
    PARTY,
    /** A claim was made. */
    CLAIM,
    /** An evidence item was found. */
    EVIDENCE,
    /** Blobs are held that belong to an evidence item or a claim whose own entry does not name them. */
    HELD_VALUES,
    /** A check answered. */
    FINDING,
    /** The analyst set what evidence is compared with. */
    REFERENCE_VALUES,
    /** A claim was run again. */
    REEXECUTION,
    /** By how much honest runs of a model differ was measured. */
    CALIBRATION,
    /** Words of the analyst, or what the case is about. */
    NOTE,
    /** Who opened, imported or exported what. */
    CUSTODY,
    /** A policy was set. */
    POLICY,
    /** A sample of claims was drawn. */
    SAMPLE,
    /** What running a claim again amounts to. */
    VERDICT,
    /** A party was isolated, or an isolation lifted. */
    ISOLATION,
    /** A report was issued. */
    REPORT,
    /** A signing key was made. */
    KEY_CREATED,
    /** A new signing key took the place of the one before. */
    KEY_ROTATED,
    /** A signing key signs nothing from then on. */
    KEY_RETIRED,
    /** A head of this ledger was given out, or one of another log was seen. */
    CHECKPOINT,
    /** A witness cosigned a head of this ledger, or this case one of another log. */
    COSIGNATURE,
    /** A party's signed answer to findings was received. */
    ANSWER;

    /**
     * The version of the record in which entries of this kind are written. One that differs in meaning from those before gets the
     * next number; every number from 1 up to this one can be read.
     */
    public int version() {
        return switch (this) {
            // From 2 on it names the recomputed values, which in 1 stand in the outcome alone.
            case REEXECUTION -> 2;
            default -> 1;
        };
    }

    /** The name in the canonical JSON. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind of that wire name; empty where this program knows none of it. */
    public static Optional<EntryKind> of(String wireName) {
        return Arrays.stream(values())
                .filter(kind -> kind.wireName().equals(wireName))
                .findFirst();
    }
}
