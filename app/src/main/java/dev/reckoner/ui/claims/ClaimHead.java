package dev.reckoner.ui.claims;

import dev.reckoner.appraise.AppraisalPolicy;
import dev.reckoner.appraise.Finding;
import dev.reckoner.appraise.code.Tier;
import dev.reckoner.audit.ClaimDetail;
import dev.reckoner.audit.DecidingFinding;
import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.Claim;
import dev.reckoner.trail.PartyRole;
import dev.reckoner.ui.control.Figures;
import dev.reckoner.ui.control.HashLabel;
import dev.reckoner.ui.control.TierLabel;
import dev.reckoner.ui.control.TierLook;
import dev.reckoner.ui.look.Messages;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** What decides about a claim, and who claims what, when and for whom. */
final class ClaimHead extends VBox {
    private static final int OPERATOR_LETTERS = 14;

    private final Label title = new Label();
    private final TierLabel tier = TierLabel.chip(Tier.NONE);
    private final GridPane facts = new GridPane();
    private final FontIcon icon = new FontIcon();
    private final Label deciding = new Label();
    private final Label restsOn = new Label();
    private final Label remarks = new Label();
    private final HBox decision;

    ClaimHead() {
        super(4);
        setPadding(new Insets(12, 12, 8, 12));
        getStyleClass().add("ruled-bottom");
        title.getStyleClass().add("subject");
        tier.setMinWidth(USE_PREF_SIZE);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var first = new HBox(8, title, gap, tier);
        first.setAlignment(Pos.CENTER_LEFT);
        var names = new ColumnConstraints(84);
        facts.getColumnConstraints().addAll(names, new ColumnConstraints());
        facts.setHgap(8);
        facts.setVgap(2);
        decision = decision();
        getChildren().addAll(first, decision, facts);
    }

    private HBox decision() {
        deciding.getStyleClass().addAll("name", "prose");
        deciding.setId("deciding-sentence");
        restsOn.getStyleClass().add("code");
        restsOn.setId("deciding-code");
        restsOn.setWrapText(true);
        remarks.getStyleClass().addAll("second", "prose");
        remarks.setId("deciding-remarks");
        Stream.of(deciding, restsOn, remarks).forEach(label -> label.setMinHeight(USE_PREF_SIZE));
        var line = new HBox(8, icon, new VBox(2, deciding, restsOn, remarks));
        line.setPadding(new Insets(2, 0, 6, 0));
        return line;
    }

    private void decide(ClaimDetail detail) {
        Optional<Finding> finding = DecidingFinding.of(detail.findings());
        decision.setVisible(finding.isPresent());
        decision.setManaged(finding.isPresent());
        finding.ifPresent(it -> {
            icon.setIconLiteral(TierLook.icon(it.tier()).literal());
            TierLook.restyle(icon, it.tier());
            deciding.setText(it.sentence());
            long affirming = detail.findings().stream()
                    .filter(each -> each.tier() == Tier.AFFIRMING)
                    .count();
            restsOn.setText(Messages.get(
                    "claims.inspector.deciding",
                    it.code(),
                    affirming,
                    detail.findings().size()));
        });
        remark(detail.findings().stream()
                .filter(each -> each.tier() == Tier.WARNING && !AppraisalPolicy.weighs(each))
                .toList());
    }

    /** A warning that changes no tier must not stand at the end of a list alone. */
    private void remark(List<Finding> warnings) {
        remarks.setVisible(!warnings.isEmpty());
        remarks.setManaged(!warnings.isEmpty());
        remarks.setText(
                warnings.isEmpty()
                        ? ""
                        : Messages.get(
                                "claims.inspector.remarks",
                                warnings.size(),
                                warnings.getFirst().sentence()));
    }

    /** Shows a claim that was made on that day of the case. */
    void show(ClaimDetail detail, int day) {
        Claim claim = detail.claim();
        title.setText(Messages.get("claims.inspector.title", claim.label()));
        tier.show(detail.row().tier());
        decide(detail);
        facts.getChildren().clear();
        fact(0, "made", mono(Messages.get("claims.inspector.made.value", day, Figures.second(claim.madeAt()))));
        fact(1, "by", by(claim));
        fact(2, "for", text(customer(detail)));
        fact(3, "model", text(claim.model().label()));
        fact(4, "output", output(claim));
    }

    /** The id of an enclave is a hash: both its ends are shown, the whole in the tooltip. */
    private static Label by(Claim claim) {
        String provider = claim.party(PartyRole.PROVIDER);
        String operator = claim.party(PartyRole.OPERATOR);
        Label label =
                text(Messages.get("claims.inspector.by.value", provider, Figures.middle(operator, OPERATOR_LETTERS)));
        label.setTooltip(new Tooltip(Messages.get("claims.inspector.by.value", provider, operator)));
        return label;
    }

    private static String customer(ClaimDetail detail) {
        Claim claim = detail.claim();
        String application = claim.party(PartyRole.APPLICATION);
        if (detail.findings().stream().anyMatch(finding -> finding.check().equals("payer"))) {
            return Messages.get("claims.inspector.for.payerTold", application);
        }
        return claim.parties().containsKey(PartyRole.PAYER)
                ? Messages.get("claims.inspector.for.value", application, claim.party(PartyRole.PAYER))
                : Messages.get("claims.inspector.for.noPayer", application);
    }

    private static Node output(Claim claim) {
        Optional<Digest> digest = claim.outputs().stream()
                .flatMap(output -> Stream.of(output.claimed(), output.tensor())
                        .flatMap(Optional::stream)
                        .limit(1))
                .findFirst();
        return digest.<Node>map(HashLabel::new).orElseGet(() -> text(Messages.get("claims.inspector.noOutput")));
    }

    private void fact(int row, String key, Node value) {
        var name = new Label(Messages.get("claims.inspector." + key));
        name.getStyleClass().add("second");
        name.setMinHeight(20);
        facts.addRow(row, name, value);
    }

    private static Label text(String text) {
        var label = new Label(text);
        label.getStyleClass().addAll("second", "plain");
        label.setTooltip(new Tooltip(text));
        return label;
    }

    private static Label mono(String text) {
        var label = new Label(text);
        label.getStyleClass().add("mono");
        return label;
    }
}
