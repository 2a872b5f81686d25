package dev.reckoner.ui.policies;

import dev.reckoner.audit.TrailRow;
import dev.reckoner.ui.control.Card;
import dev.reckoner.ui.control.Figures;
import dev.reckoner.ui.control.Tips;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import dev.reckoner.ui.shell.Place;
import dev.reckoner.ui.shell.PlaceAction;
import dev.reckoner.ui.shell.PlaceContext;
import dev.reckoner.ui.shell.PlaceHeader;
import dev.reckoner.ui.shell.PlaceId;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.VBox;

/** What a claim must carry to be relied on. */
public final class PoliciesPlace implements Place {
    private static final double GAP = 12;
    /** Narrower than this the list stands over the editor. */
    private static final double NARROW = 1180;

    private final PoliciesViewModel model;
    private final GridPane content = new GridPane(GAP, GAP);
    private final Node list;
    private final Node editor;
    private final Node answers;

    /** The place for an open case. */
    public PoliciesPlace(PlaceContext context) {
        model = new PoliciesViewModel(context);
        list = list();
        editor = new EditorCard(model);
        answers = answers();
        content.widthProperty().map(width -> width.doubleValue() < NARROW).subscribe(this::arrange);
    }

    private void arrange(boolean narrow) {
        content.getChildren().clear();
        if (narrow) {
            content.getColumnConstraints().setAll(column(44), column(56));
            content.getRowConstraints().setAll(row(38), row(62));
            content.add(list, 0, 0);
            content.add(editor, 0, 1);
            content.add(answers, 1, 0, 1, 2);
        } else {
            content.getColumnConstraints().setAll(column(21), column(34.5), column(44.5));
            content.getRowConstraints().setAll(whole());
            content.addRow(0, list, editor, answers);
        }
    }

    private static ColumnConstraints column(double percent) {
        var column = new ColumnConstraints();
        column.setPercentWidth(percent);
        column.setMinWidth(0);
        return column;
    }

    private static RowConstraints row(double percent) {
        var row = new RowConstraints();
        row.setPercentHeight(percent);
        row.setMinHeight(0);
        return row;
    }

    private static RowConstraints whole() {
        var row = new RowConstraints();
        row.setVgrow(Priority.ALWAYS);
        return row;
    }

    /** Where none is in force nothing in the list would say so. */
    private String inForce() {
        return model.items().stream()
                .filter(PolicyItem::isInForce)
                .findFirst()
                .map(item -> Messages.get("policies.inForce.one", item.name()))
                .orElseGet(() -> Messages.get("policies.inForce.none"));
    }

    private Node list() {
        var card = new Card(Messages.get("policies.list")).ruled();
        var inForce = new Label();
        inForce.setId("policies-in-force");
        inForce.getStyleClass().add("second");
        inForce.setMinWidth(0);
        Tips.whenCut(inForce);
        inForce.textProperty().bind(Bindings.createStringBinding(this::inForce, model.items()));
        card.beside(inForce);
        card.content(new PolicyList(model));
        card.getChildren().add(new DiffView(model));
        card.setMinSize(0, 0);
        return card;
    }

    private Node answers() {
        var chart = new TradeOffCard(model);
        chart.setPrefHeight(292);
        chart.setMinHeight(Region.USE_PREF_SIZE);
        var reasons = new ReasonsCard(model);
        VBox.setVgrow(reasons, Priority.ALWAYS);
        var answers = new VBox(GAP, chart, new PlayedCard(model), reasons);
        answers.setMinSize(0, 0);
        return answers;
    }

    @Override
    public PlaceId id() {
        return PlaceId.POLICIES;
    }

    @Override
    public Node view() {
        return content;
    }

    @Override
    public PlaceHeader header() {
        var header = new PlaceHeader(id());
        header.subtitle().set(Messages.get("policies.about"));
        header.controls().add(over());
        header.controls().add(compare());
        header.actions()
                .add(new PlaceAction(
                        Messages.get("policies.new"), Icons.ADD, "", PlaceAction.Weight.SECONDARY, model::begin));
        header.actions()
                .add(new PlaceAction(
                        Messages.get("policies.simulate"),
                        Icons.RUN,
                        "Ctrl+Enter",
                        PlaceAction.Weight.PRIMARY,
                        model::simulate));
        return header;
    }

    /** Over what policies are played through: the whole case, or one trail. */
    private MenuButton over() {
        var menu = new MenuButton(Messages.get("policies.over.case"));
        menu.setId("policy-over");
        menu.setAccessibleText(Messages.get("policies.over"));
        menu.setOnShowing(event -> {
            menu.getItems().setAll(over(OptionalInt.empty(), Messages.get("policies.over.case")));
            model.trails().forEach(row -> menu.getItems().add(over(OptionalInt.of(row.number()), words(row))));
        });
        model.trail()
                .subscribe(trail -> menu.setText(
                        trail.isPresent()
                                ? Messages.get("policies.over.trail", trail.getAsInt())
                                : Messages.get("policies.over.case")));
        return menu;
    }

    private MenuItem over(OptionalInt trail, String words) {
        var item = new MenuItem(words);
        item.setOnAction(event -> model.trail().set(trail));
        return item;
    }

    private static String words(TrailRow row) {
        String name = String.valueOf(Path.of(row.file()).getFileName());
        return Messages.get("policies.over.file", row.number(), Figures.middle(name, 40), row.claims());
    }

    private MenuButton compare() {
        var menu = new MenuButton(Messages.get("policies.compare"), Icons.COMPARE.icon());
        menu.setId("policy-compare");
        model.items().addListener((ListChangeListener<PolicyItem>) change -> fill(menu));
        fill(menu);
        return menu;
    }

    /** The version before, then every version of every policy. */
    private void fill(MenuButton menu) {
        menu.getItems()
                .setAll(item(Messages.get("policies.compare.before"), Optional.empty()), new SeparatorMenuItem());
        for (var policy : model.items()) {
            policy.policy()
                    .ifPresent(known -> known.versions().reversed().forEach(version -> {
                        String title = Messages.get("policies.compare.version", version.name(), version.version());
                        menu.getItems()
                                .add(item(title, Optional.of(new PoliciesViewModel.Compared(title, version.text()))));
                    }));
        }
    }

    private MenuItem item(String title, Optional<PoliciesViewModel.Compared> with) {
        var item = new MenuItem(title);
        item.setOnAction(event -> model.comparedWith().set(with));
        return item;
    }

    @Override
    public void shown() {
        model.shown();
    }
}
