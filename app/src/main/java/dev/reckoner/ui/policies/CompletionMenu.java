package dev.reckoner.ui.policies;

import dev.reckoner.policy.file.Completion;
import dev.reckoner.policy.file.Completion.Proposal;
import dev.reckoner.ui.look.Messages;
import java.util.function.Consumer;
import javafx.geometry.Point2D;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;

/** What may be typed, as a menu at the caret: the arrow keys go through it, Enter takes, Escape closes it. */
final class CompletionMenu {
    /** So many are looked through; typing makes them fewer. */
    private static final int MOST = 14;

    private final ContextMenu menu = new ContextMenu();
    private final TextArea area;
    private final Consumer<Replacement> taken;

    /**
     * What is typed instead of a word.
     *
     * @param line from 1
     * @param from column of the word, from 1
     * @param to column behind it
     */
    record Replacement(int line, int from, int to, String text) {}

    CompletionMenu(TextArea area, Consumer<Replacement> taken) {
        this.area = area;
        this.taken = taken;
    }

    void show(Completion completion, Point2D at) {
        menu.getItems().clear();
        completion.proposals().stream()
                .limit(MOST)
                .forEach(proposal -> menu.getItems().add(item(completion, proposal)));
        int others = completion.proposals().size() - menu.getItems().size();
        if (others > 0) {
            menu.getItems().add(note(Messages.get("policies.completion.more", others)));
        }
        if (menu.getItems().isEmpty()) {
            menu.getItems().add(note(Messages.get("policies.completion.none")));
        }
        menu.show(area, at.getX(), at.getY());
    }

    private MenuItem item(Completion completion, Proposal proposal) {
        var word = new Label(proposal.word());
        word.getStyleClass().add("mono");
        var about = new Label(proposal.explanation());
        about.getStyleClass().add("second");
        var item = new CustomMenuItem(new HBox(12, word, about), true);
        item.setText(proposal.word());
        item.setOnAction(event ->
                taken.accept(new Replacement(completion.line(), completion.from(), completion.to(), proposal.text())));
        return item;
    }

    private static MenuItem note(String words) {
        var item = new MenuItem(words);
        item.setDisable(true);
        return item;
    }
}
