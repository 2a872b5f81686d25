package dev.reckoner.ui.dossier;

import dev.reckoner.audit.GivenAnswer;
import dev.reckoner.audit.KeyVouch;
import dev.reckoner.ui.control.Figures;
import dev.reckoner.ui.look.Messages;

/** What is said of an answer to a finding. */
public final class AnswerWords {
    private AnswerWords() {}

    /** Whose key signed it. */
    public static String whose(GivenAnswer given) {
        var whose = whose(given.vouch());
        return given.isolated() ? Messages.get("dossier.vouch.isolated", whose) : whose;
    }

    /** Likewise. */
    static String whose(KeyVouch vouch) {
        return Messages.get("dossier.vouch." + vouch.grade().wireName(), vouch.who());
    }

    /** In one line: who answered when, by which key. */
    public static String line(GivenAnswer given) {
        return Messages.get(
                given.vouch().isVouched() ? "dossier.answer.line" : "dossier.answer.line.unvouched",
                given.statement().party().id(),
                Figures.day(given.row().time()).toString(),
                given.row().answer().key().abbreviated());
    }
}
