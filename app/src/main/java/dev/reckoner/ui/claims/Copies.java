package dev.reckoner.ui.claims;

import dev.reckoner.appraise.Finding;
import dev.reckoner.audit.ClaimDetail;
import dev.reckoner.trail.Evidence;
import dev.reckoner.ui.control.Clips;
import dev.reckoner.ui.control.Notice;
import dev.reckoner.ui.control.Notices;
import dev.reckoner.ui.look.Messages;
import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/** Puts findings, evidence and claims on the clipboard as text, and says that it did. */
final class Copies {
    /** The key that copies what the keyboard is on. */
    static final KeyCombination KEY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final Notices notices;

    Copies(Notices notices) {
        this.notices = notices;
    }

    void finding(Finding finding, ClaimDetail under) {
        Clips.copy(FindingText.of(finding, under));
        notices.add(Notice.result(Messages.get("claims.copied.finding", finding.code())));
    }

    void evidence(Evidence item, List<Finding> about) {
        Clips.copy(EvidenceText.of(item, about));
        notices.add(Notice.result(Messages.get("claims.copied.evidence", item.title())));
    }

    void claim(ClaimDetail claim, List<Finding> aboutEvidence) {
        Clips.copy(ClaimText.claim(claim, aboutEvidence));
        notices.add(
                Notice.result(Messages.get("claims.copied.claim", claim.row().label())));
    }
}
