package dev.reckoner.attribution;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.grade.Grade;

/**
 * How sure the edges of one claim are. No rule lets a missing answer make an edge surer: an edge is proven only where every check
 * that it takes was answered in the affirmative.
 */
record Grading(Answers answers) {
    private boolean signed() {
        return answers.affirms("signature");
    }

    private boolean unsound() {
        return answers.contradicts("signature");
    }

    /** That the inference gave this answer, or took this input: the record says so and is signed. */
    Grade value(String check) {
        if (unsound() || answers.contradicts(check)) {
            return Grade.CONTRADICTED;
        }
        if (!signed()) {
            return Grade.ASSERTED;
        }
        return answers.affirms(check) ? Grade.PROVEN : Grade.SUPPORTED;
    }

    /** That the operator ran it: the record is signed with a key that is known to be its own. */
    Grade operator() {
        if (unsound() || answers.contradicts("party")) {
            return Grade.CONTRADICTED;
        }
        if (!signed()) {
            return Grade.ASSERTED;
        }
        if (answers.affirms("party")) {
            return answers.contradicts("key") ? Grade.SUPPORTED : Grade.PROVEN;
        }
        return answers.affirms("key") ? Grade.SUPPORTED : Grade.ASSERTED;
    }

    /** That the operator works for the provider: only an endorsement from outside the trail says so. */
    Grade provider() {
        return answers.of("party").stream()
                        .anyMatch(finding -> finding.tier() == Tier.AFFIRMING
                                && finding.code().equals("EV-PARTY-ENDORSED"))
                ? Grade.PROVEN
                : Grade.ASSERTED;
    }

    /** That the key under the record is the operator's. */
    Grade key() {
        if (answers.contradicts("party")) {
            return Grade.CONTRADICTED;
        }
        return answers.affirms("party") ? Grade.PROVEN : Grade.ASSERTED;
    }

    /** That the application asked: the answering side says so, unless the application's own log does. */
    Grade application() {
        if (unsound()) {
            return Grade.CONTRADICTED;
        }
        return signed() && answers.affirms("audit-log") ? Grade.SUPPORTED : Grade.ASSERTED;
    }

    /** That the model which the record names gave the answer. A rerun supports it: another model may round to the same. */
    Grade model() {
        if (unsound() || answers.contradicts("reexecution") || answers.contradicts("weights")) {
            return Grade.CONTRADICTED;
        }
        return answers.affirms("reexecution") || answers.affirms("trace") ? Grade.SUPPORTED : Grade.ASSERTED;
    }

    /**
     * That the inference ran in that build: its attestation holds and commits to the key under the record. An enclave commits to
     * whatever its code writes, to somebody else's key too: only of a build that is known it is proven.
     */
    Grade build() {
        if (unsound() || answers.contradicts("attestation")) {
            return Grade.CONTRADICTED;
        }
        if (answers.contradicts("key") || !signed()) {
            return Grade.ASSERTED;
        }
        if (!answers.affirms("attestation") || !answers.affirms("key")) {
            return Grade.ASSERTED;
        }
        return answers.affirms("measurement") ? Grade.PROVEN : Grade.SUPPORTED;
    }

    /** That the registered certificate is the enclave's: the admission holds, so that a sound attestation commits to it and the key. */
    Grade certificate() {
        if (unsound()) {
            return Grade.CONTRADICTED;
        }
        return answers.affirms("admission") && signed() ? Grade.PROVEN : Grade.ASSERTED;
    }

    /** That the inference was settled. */
    Grade settlement() {
        if (answers.contradicts("settlement")) {
            return Grade.CONTRADICTED;
        }
        if (!answers.affirms("settlement")) {
            return Grade.ASSERTED;
        }
        return answers.affirms("proof") ? Grade.PROVEN : Grade.SUPPORTED;
    }
}
