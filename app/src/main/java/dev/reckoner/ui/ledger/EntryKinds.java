package dev.reckoner.ui.ledger;

import dev.reckoner.audit.LedgerLine;
import dev.reckoner.ledger.EntryKind;
import dev.reckoner.ui.look.Icons;

/** The icons of the kinds of entry. */
final class EntryKinds {
    private EntryKinds() {}

    /** The icon of a kind by its wire name. */
    static Icons icon(String wireName) {
        if (wireName.equals(LedgerLine.UNREADABLE)) {
            return Icons.CONTRAINDICATED;
        }
        return switch (EntryKind.of(wireName)) {
            case CASE_OPENED -> Icons.LEDGER;
            case TRAIL_IMPORTED -> Icons.TRAIL;
            case PARTY -> Icons.CASE;
            case CLAIM -> Icons.CLAIM;
            case EVIDENCE, HELD_VALUES -> Icons.EVIDENCE;
            case FINDING -> Icons.FINDING;
            case REFERENCE_VALUES -> Icons.REFERENCE;
            case REEXECUTION -> Icons.DEVICE;
            case CALIBRATION -> Icons.CALIBRATION;
            case NOTE, COSIGNATURE -> Icons.SIGN;
            case CUSTODY -> Icons.CUSTODY;
            case POLICY -> Icons.POLICY;
            case SAMPLE -> Icons.DRAW;
            case VERDICT -> Icons.VERDICT;
            case ISOLATION -> Icons.ISOLATE;
            case REPORT -> Icons.REPORT;
            case KEY_CREATED, KEY_ROTATED, KEY_RETIRED -> Icons.KEY;
            case CHECKPOINT -> Icons.CHECKPOINT;
        };
    }
}
