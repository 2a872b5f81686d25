package dev.reckoner.ui.attribution;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.attribution.ClaimFile;
import dev.reckoner.attribution.Liability;
import dev.reckoner.attribution.NodeId;
import dev.reckoner.attribution.Scope;
import dev.reckoner.audit.IsolationEffect;
import dev.reckoner.audit.IsolationRow;
import java.util.List;
import java.util.Optional;

/**
 * What is selected, with all that the inspector says of it.
 *
 * @param title its name
 * @param second what it is
 * @param tier of an answer
 * @param file of an answer
 * @param liability of an answer
 * @param scope what would be isolated: of an answer its operator; empty where nothing can be
 * @param effect what that touches
 * @param isolations those that name it or touch it, newest first
 */
record Subject(
        NodeId id,
        String title,
        String second,
        Optional<Tier> tier,
        Optional<ClaimFile> file,
        Optional<Liability> liability,
        Optional<Scope> scope,
        Optional<IsolationEffect> effect,
        List<IsolationRow> isolations) {
    Subject {
        isolations = List.copyOf(isolations);
    }
}
