package dev.reckoner.ui.dossier;

import dev.reckoner.audit.Dossier;

/** What is looked at in a dossier. */
sealed interface Chosen {
    /** Findings of one code. */
    record OfFinding(Dossier.Found found) implements Chosen {}

    /** A key. */
    record OfKey(Dossier.KeyUse use) implements Chosen {}

    /** An answer is being written; to findings of one code to begin with, or of none. */
    record Answering(String code) implements Chosen {}
}
