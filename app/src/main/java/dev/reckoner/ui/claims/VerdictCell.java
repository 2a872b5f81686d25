package dev.reckoner.ui.claims;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.ui.control.TierLook;
import dev.reckoner.ui.look.Messages;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/** The verdict that stands, in words; coloured only where it speaks against the claim. */
final class VerdictCell extends TableCell<ClaimLine, Optional<Verdict>> {
    private final Label label = new Label();

    VerdictCell() {
        label.getStyleClass().add("verdict");
    }

    @Override
    protected void updateItem(@Nullable Optional<Verdict> verdict, boolean empty) {
        super.updateItem(verdict, empty);
        if (empty || verdict == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        String word = verdict.map(TierLook::word).orElseGet(() -> Messages.get("verdict.notrun"));
        label.setText(word);
        label.getStyleClass().removeAll("contraindicated", "none");
        Tier tier = verdict.map(TierLook::tier).orElse(Tier.NONE);
        if (tier == Tier.CONTRAINDICATED || tier == Tier.NONE) {
            label.getStyleClass().add(TierLook.style(tier));
        }
        setGraphic(label);
        setAccessibleText(Messages.get("verdict.spoken", word.toLowerCase(Locale.ROOT)));
    }
}
