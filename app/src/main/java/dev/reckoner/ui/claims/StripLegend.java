package dev.reckoner.ui.claims;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.audit.EvidenceStrip;
import dev.reckoner.ui.look.Messages;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What the eight marks of the evidence strip stand for, and the five answers that a mark can give. */
final class StripLegend extends VBox {
    StripLegend() {
        super(6);
        setId("strip-legend");
        setPadding(new Insets(8, 12, 8, 12));
        getStyleClass().add("ruled-bottom");
        var marks = new FlowPane(12, 4);
        marks.getChildren().add(second(Messages.get("strip.legend.marks")));
        names().forEach(name -> marks.getChildren().add(new Label(name)));
        var answers = new FlowPane(16, 4);
        answers.getChildren().add(second(Messages.get("strip.legend.answers")));
        states().forEach(state -> answers.getChildren().add(answer(state)));
        getChildren().addAll(marks, answers);
    }

    /** The checks of the strip in its order, one a line. */
    static String inOrder() {
        return Messages.get("strip.legend.marks") + "\n" + String.join("\n", names().toList());
    }

    private static Stream<String> names() {
        return IntStream.range(0, EvidenceStrip.CHECKS.size())
                .mapToObj(i -> (i + 1) + " " + Messages.get("check." + EvidenceStrip.CHECKS.get(i)));
    }

    /** Every answer, absent last. */
    private static List<Optional<Tier>> states() {
        return Stream.concat(
                        Stream.of(Tier.AFFIRMING, Tier.WARNING, Tier.CONTRAINDICATED, Tier.NONE)
                                .map(Optional::of),
                        Stream.of(Optional.<Tier>empty()))
                .toList();
    }

    private static Node answer(Optional<Tier> state) {
        String key = state.map(tier -> tier.name().toLowerCase(Locale.ROOT)).orElse("absent");
        var line = new HBox(
                6, new StripMark(Collections.singletonList(state)), new Label(Messages.get("strip.legend." + key)));
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private static Label second(String text) {
        var label = new Label(text);
        label.getStyleClass().add("second");
        return label;
    }
}
