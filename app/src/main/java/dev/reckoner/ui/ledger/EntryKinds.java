package dev.reckoner.ui.ledger;

import dev.reckoner.audit.LedgerLine;
import dev.reckoner.audit.LedgerLine.Damage;
import dev.reckoner.ledger.EntryKind;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;

/** The icons of the kinds of entry. */
final class EntryKinds {
    private EntryKinds() {}

    /** The icon of an entry's kind; of one that was changed, or cannot be read, the mark of that. */
    static Icons icon(LedgerLine line) {
        return line.damage().isPresent() ? Icons.CONTRAINDICATED : icon(line.kind());
    }

    /** An entry's kind in words, with what became of it. */
    static String word(LedgerLine line) {
        String kind = LedgerViewModel.word(line.kind());
        boolean known = !line.kind().equals(LedgerLine.UNREADABLE);
        return line.damage()
                .filter(damage -> known)
                .map(damage -> Messages.get(marked(damage), kind))
                .orElse(kind);
    }

    private static String marked(Damage damage) {
        return damage.changed() ? "ledger.kind.changed" : "ledger.kind.unknown";
    }

    /** The icon of a kind by its wire name. */
    static Icons icon(String wireName) {
        if (wireName.equals(LedgerLine.UNREADABLE)) {
            return Icons.CONTRAINDICATED;
        }
        return EntryKind.of(wireName).map(EntryKinds::icon).orElse(Icons.CONTRAINDICATED);
    }

    private static Icons icon(EntryKind kind) {
        return switch (kind) {
            case CASE_OPENED -> Icons.LEDGER;
            case TRAIL_IMPORTED -> Icons.TRAIL;
            case PARTY -> Icons.CASE;
            case CLAIM -> Icons.CLAIM;
            case EVIDENCE, HELD_VALUES -> Icons.EVIDENCE;
            case FINDING -> Icons.FINDING;
            case REFERENCE_VALUES -> Icons.REFERENCE;
            case REEXECUTION -> Icons.DEVICE;
            case CALIBRATION -> Icons.CALIBRATION;
            case NOTE, COSIGNATURE, ANSWER -> Icons.SIGN;
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
