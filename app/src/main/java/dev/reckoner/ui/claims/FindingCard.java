package dev.reckoner.ui.claims;

import dev.reckoner.appraise.Finding;
import dev.reckoner.appraise.code.ReasonCode.Explanation;
import dev.reckoner.audit.ClaimDetail;
import dev.reckoner.audit.GivenAnswer;
import dev.reckoner.crypto.Digest;
import dev.reckoner.ui.control.Buttons;
import dev.reckoner.ui.control.Figures;
import dev.reckoner.ui.control.TierIcon;
import dev.reckoner.ui.dossier.AnswerWords;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * The chosen finding explained, under the list that shows its sentence: code and tier, what it means, what to do, when it is
 * true, and links to what it rests on.
 */
final class FindingCard extends ScrollPane {
    private static final double HEIGHT = 236;
    private static final int TITLE_LETTERS = 34;

    private final EvidenceOpener opener;
    private final Consumer<Finding> copy;
    private final VBox body = new VBox(6);

    /**
     * A card that shows nothing yet.
     *
     * @param opener opens what the finding rests on
     * @param copy copies the finding as text
     */
    FindingCard(EvidenceOpener opener, Consumer<Finding> copy) {
        this.opener = opener;
        this.copy = copy;
        setId("finding-card");
        getStyleClass().add("finding-card");
        setAccessibleText(Messages.get("claims.finding.card"));
        setContent(body);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setMinHeight(120);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        body.setPadding(new Insets(8, 12, 10, 12));
    }

    /** Shows the finding; takes no room where none is chosen. */
    void show(Optional<Finding> chosen, ClaimDetail under) {
        setVisible(chosen.isPresent());
        setManaged(chosen.isPresent());
        body.getChildren().clear();
        chosen.ifPresent(finding -> fill(finding, under));
        setVvalue(0);
    }

    /** Adds what parties answer to the finding, a line each. */
    void answers(List<GivenAnswer> given) {
        for (var answer : given) {
            var line = prose(AnswerWords.line(answer), "plain");
            line.setTooltip(new Tooltip(answer.statement().words()));
            line.getStyleClass().add("answered");
            body.getChildren().add(Math.min(1, body.getChildren().size()), line);
        }
    }

    private void fill(Finding finding, ClaimDetail under) {
        body.getChildren()
                .addAll(head(finding), second(Messages.get("claims.finding.asOf", Figures.second(finding.asOf()))));
        Optional<Explanation> said = FindingText.explanation(finding);
        add("claims.finding.meaning", said.map(Explanation::meaning).orElse(Messages.get("claims.finding.unknown")));
        add("claims.finding.advice", said.map(Explanation::advice).orElse(""));
        if (!finding.restsOn().isEmpty()) {
            var links = new VBox(2, second(Messages.get("claims.finding.restsOn")));
            finding.restsOn().forEach(digest -> links.getChildren().add(link(finding, digest, under)));
            body.getChildren().add(links);
        }
    }

    private Node head(Finding finding) {
        var code = new Label(finding.code());
        code.setId("finding-code");
        code.getStyleClass().add("code");
        code.setTooltip(new Tooltip(finding.code()));
        var tier = TierIcon.of(finding.tier());
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var button = Buttons.icon(Icons.COPY, Messages.get("claims.copy.finding"), () -> copy.accept(finding));
        button.setId("copy-finding");
        button.getStyleClass().add("small");
        var head = new HBox(8, tier, code, gap, button);
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private Node link(Finding finding, Digest digest, ClaimDetail under) {
        String name = RestsOn.name(digest, under);
        var link = Buttons.link(
                name.isEmpty() ? Messages.get("claims.finding.bytes") : Figures.middle(name, TITLE_LETTERS),
                () -> opener.open(finding, digest));
        link.getStyleClass().add("rests-on");
        link.setAccessibleText(Messages.get("claims.finding.open", name, digest));
        link.setTooltip(new Tooltip((name + "\n" + digest).strip()));
        var hash = new Label(digest.abbreviated());
        hash.getStyleClass().addAll("mono", "muted");
        hash.setMinWidth(USE_PREF_SIZE);
        var line = new HBox(8, link, hash);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private void add(String key, String text) {
        if (!text.isEmpty()) {
            body.getChildren().add(new VBox(second(Messages.get(key)), prose(text, "plain")));
        }
    }

    private static Label second(String text) {
        var label = new Label(text);
        label.getStyleClass().add("second");
        return label;
    }

    private static Label prose(String text, String style) {
        var label = new Label(text);
        label.getStyleClass().addAll(style, "prose");
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
