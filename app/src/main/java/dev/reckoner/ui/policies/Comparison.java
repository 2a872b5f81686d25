package dev.reckoner.ui.policies;

import dev.reckoner.audit.CasePolicy;
import dev.reckoner.policy.AccountabilityPolicy;
import dev.reckoner.policy.PolicyDiff;
import dev.reckoner.policy.file.PolicyFile;
import dev.reckoner.policy.file.Vocabulary;
import dev.reckoner.ui.look.Messages;
import java.util.List;
import java.util.Optional;

/**
 * What differs between two texts of policies.
 *
 * @param title which two
 * @param changes line by line; none where both ask for the same
 */
record Comparison(String title, List<PolicyDiff.Change> changes) {
    Comparison {
        changes = List.copyOf(changes);
    }

    /**
     * The one that is shown: with what the person chose to compare with, else of a draft with what was recorded, else of the
     * newest version with the one before. Empty where there is nothing to compare with, or a text cannot be read.
     */
    static Optional<Comparison> of(
            Optional<PolicyItem> item,
            Optional<AccountabilityPolicy> now,
            boolean isDraft,
            Optional<PoliciesViewModel.Compared> with,
            Vocabulary vocabulary) {
        if (with.isPresent()) {
            return now.flatMap(after -> of(
                    Messages.get("policies.diff.with", with.get().title()),
                    with.get().text(),
                    after,
                    vocabulary));
        }
        var before = isDraft
                ? item.flatMap(PolicyItem::newest)
                : item.flatMap(PolicyItem::policy).flatMap(CasePolicy::before);
        return now.flatMap(after -> before.flatMap(old -> of(
                isDraft ? Messages.get("policies.diff.draft") : Messages.get("policies.diff.version", after.version()),
                old.text(),
                after,
                vocabulary)));
    }

    private static Optional<Comparison> of(
            String title, String before, AccountabilityPolicy after, Vocabulary vocabulary) {
        return PolicyFile.read(before, vocabulary)
                .policy()
                .map(old -> new Comparison(title, PolicyDiff.between(old, after)));
    }
}
