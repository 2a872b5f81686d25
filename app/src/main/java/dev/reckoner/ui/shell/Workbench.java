package dev.reckoner.ui.shell;

import dev.reckoner.audit.AuditCase;
import dev.reckoner.audit.Handling;
import dev.reckoner.ui.control.ExportEvent;
import dev.reckoner.ui.control.Notices;
import dev.reckoner.ui.control.NotificationsPane;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import dev.reckoner.ui.look.Theme;
import dev.reckoner.ui.task.Background;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.event.EventHandler;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The whole window of an open case, without a stage: header, rail, the place, activity bar, and what opens over them. */
public final class Workbench extends StackPane implements Navigator, Commands {
    /** Below this width the rail shows icons and the inspector is a drawer. */
    static final double NARROW_BELOW = 1200;
    /** Below this width only the primary action of a place stands in its header. */
    static final double FEW_ACTIONS_BELOW = 1040;

    private final Map<PlaceId, PlaceContext.Factory> factories;
    private final Map<PlaceId, PlaceFrame> frames = new EnumMap<>(PlaceId.class);
    private final ReadOnlyObjectWrapper<PlaceId> shown = new ReadOnlyObjectWrapper<>(PlaceId.OVERVIEW);
    private final Steps steps = new Steps();
    private final PlaceContext context;
    private final CaseDoor door;
    private final Rail rail;
    private final AppHeader header;
    private final BorderPane frame = new BorderPane();
    private final VBox middle = new VBox();
    private Optional<FirstStepsStrip> strip = Optional.empty();
    private final Pane overlay = new StackPane();
    private final PaletteView palette;
    private final EventHandler<KeyEvent> keys;
    private final EventHandler<KeyEvent> typed;

    /**
     * The window of a case.
     *
     * @param factories a factory for each place
     * @param door the way to other cases
     */
    public Workbench(
            AuditCase auditCase, Background background, Map<PlaceId, PlaceContext.Factory> factories, CaseDoor door) {
        this(auditCase, background, factories, door, FirstSteps.NEVER);
    }

    /**
     * The same with the first steps above the places, where the case is the sample and they are still wanted.
     *
     * @param firstSteps whether they are, and where it is noted that they were closed
     */
    public Workbench(
            AuditCase auditCase,
            Background background,
            Map<PlaceId, PlaceContext.Factory> factories,
            CaseDoor door,
            FirstSteps firstSteps) {
        this.factories = Map.copyOf(factories);
        this.door = door;
        var pressed = new Keys(this);
        keys = pressed::pressed;
        typed = pressed::typed;
        var notices = new Notices();
        context = new PlaceContext(auditCase, background, this, new Selection(), notices);
        rail = new Rail(this::show);
        header = new AppHeader(auditCase.data(), this, steps);
        palette = new PaletteView(new Palette(auditCase, this, this::commands), background, this::closeOverlay);
        frame.setTop(header);
        frame.setLeft(rail);
        if (auditCase.data().sample() && firstSteps.wanted()) {
            strip = Optional.of(new FirstStepsStrip(this::show, () -> closeSteps(firstSteps)));
        }
        var centre = new BorderPane(middle);
        centre.setBottom(notifications(notices));
        frame.setCenter(centre);
        frame.setBottom(new ActivityBar(
                new ActivityViewModel(
                        auditCase, background, Runtime.getRuntime().availableProcessors()),
                this::activity));
        getChildren().addAll(frame, overlay());
        addEventHandler(
                ExportEvent.EXPORT,
                new Exporting(
                        background,
                        notices,
                        new ExportChooser(this),
                        file -> auditCase.desk().handled(Handling.EXPORTED, file))::asked);
        widthProperty().subscribe(this::fit);
        sceneProperty().addListener((property, before, after) -> listen(before, after));
        show(PlaceId.OVERVIEW);
    }

    private void closeSteps(FirstSteps firstSteps) {
        firstSteps.dismiss();
        strip.ifPresent(middle.getChildren()::remove);
        strip = Optional.empty();
        current().ifPresent(each -> each.place().view().requestFocus());
    }

    private Node overlay() {
        overlay.setVisible(false);
        overlay.setOnMousePressed(event -> {
            if (overlay.equals(event.getTarget())) {
                closeOverlay();
            }
        });
        return overlay;
    }

    /** They stand under the place, which gives way to them: lying over it they would hide what is to be worked with. */
    private static Node notifications(Notices notices) {
        var pane = new NotificationsPane(notices);
        pane.setPadding(new Insets(0, 16, 12, 16));
        pane.visibleProperty().bind(Bindings.isNotEmpty(notices.shown()));
        pane.managedProperty().bind(pane.visibleProperty());
        return pane;
    }

    private void listen(
            @org.jspecify.annotations.Nullable Scene before, @org.jspecify.annotations.Nullable Scene after) {
        if (before != null) {
            before.removeEventHandler(KeyEvent.KEY_PRESSED, keys);
            before.removeEventHandler(KeyEvent.KEY_TYPED, typed);
        }
        if (after != null) {
            after.addEventHandler(KeyEvent.KEY_PRESSED, keys);
            after.addEventHandler(KeyEvent.KEY_TYPED, typed);
        }
    }

    private void fit(Number width) {
        boolean narrow = width.doubleValue() < NARROW_BELOW && width.doubleValue() > 0;
        rail.narrow(narrow);
        header.narrow(narrow);
        if (width.doubleValue() > 0) {
            frames.values().forEach(each -> each.fit(width.doubleValue()));
        }
    }

    @Override
    public void go(PlaceId place, Visit visit) {
        steps.to(place);
        show(place, visit);
    }

    private void show(PlaceId place, Visit visit) {
        PlaceFrame next = frames.computeIfAbsent(place, this::make);
        VBox.setVgrow(next, Priority.ALWAYS);
        middle.getChildren().setAll(next);
        strip.ifPresent(steps -> {
            steps.show(place);
            middle.getChildren().addFirst(steps);
        });
        rail.select(place);
        shown.set(place);
        next.place().shown(visit);
    }

    private PlaceFrame make(PlaceId place) {
        PlaceContext.Factory factory = Objects.requireNonNull(factories.get(place), place::name);
        var made = new PlaceFrame(factory.make(context));
        if (getWidth() > 0) {
            made.fit(getWidth());
        }
        return made;
    }

    /** The place in sight. */
    public ReadOnlyObjectProperty<PlaceId> shown() {
        return shown.getReadOnlyProperty();
    }

    /** What its places work with. */
    public PlaceContext context() {
        return context;
    }

    @Override
    public void openInspector() {
        current().ifPresent(PlaceFrame::openDrawer);
    }

    @Override
    public void restoreBackup() {
        door.restore();
    }

    @Override
    public void closeInspector() {
        current().ifPresent(PlaceFrame::uncover);
    }

    void toggleInspector() {
        current().ifPresent(PlaceFrame::toggleDrawer);
    }

    List<PlaceAction> actions() {
        return current().map(each -> each.header().actions()).orElse(List.of()).stream()
                .filter(action -> action.offered().get())
                .toList();
    }

    private Optional<PlaceFrame> current() {
        return Optional.ofNullable(frames.get(shown.get()));
    }

    @Override
    public void back() {
        steps.back().ifPresent(place -> show(place, new Visit.Plain()));
    }

    @Override
    public void forward() {
        steps.forward().ifPresent(place -> show(place, new Visit.Plain()));
    }

    @Override
    public void search() {
        open(palette);
        palette.open();
    }

    @Override
    public void help() {
        open(new HelpView(Rail.word(shown.get()), actions()));
    }

    void activity() {
        open(
                new ActivityList(context.background().jobs(), context.notices()),
                Pos.BOTTOM_LEFT,
                new Insets(0, 0, 36, 12));
    }

    private void open(Node node) {
        open(node, Pos.TOP_CENTER, new Insets(56, 0, 0, 0));
    }

    private void open(Node node, Pos where, Insets margin) {
        StackPane.setAlignment(node, where);
        StackPane.setMargin(node, margin);
        overlay.getChildren().setAll(node);
        overlay.setVisible(true);
    }

    /** Takes away what lies over the place: first what opened last. */
    void escape() {
        if (overlay.isVisible()) {
            closeOverlay();
        } else {
            closeInspector();
        }
    }

    void closeOverlay() {
        overlay.setVisible(false);
        overlay.getChildren().clear();
    }

    @Override
    public void nextTheme() {
        Scene scene = getScene();
        if (scene != null) {
            Theme.of(scene).next().applyTo(scene);
        }
    }

    @Override
    public void importTrail() {
        go(PlaceId.TRAILS, new Visit.Import());
    }

    @Override
    public void newCase() {
        door.create();
    }

    @Override
    public void openCase() {
        door.choose();
    }

    @Override
    public void leaveCase() {
        door.leave();
    }

    private List<Palette.Entry> commands() {
        String group = Messages.get("palette.commands");
        var all = new ArrayList<Palette.Entry>();
        actions()
                .forEach(action -> all.add(new Palette.Entry(
                        group,
                        action.text(),
                        action.refusal().get(),
                        action.icon().literal(),
                        action.key(),
                        action::run)));
        all.add(new Palette.Entry(
                group, Messages.get("command.import"), "", Icons.IMPORT.literal(), "Ctrl+O", this::importTrail));
        all.add(new Palette.Entry(group, Messages.get("header.theme"), "", Icons.THEME.literal(), "", this::nextTheme));
        all.add(new Palette.Entry(
                group, Messages.get("activity.list"), "", Icons.RUNNING.literal(), "", this::activity));
        all.add(new Palette.Entry(group, Messages.get("header.help"), "", Icons.HELP.literal(), "F1", this::help));
        all.add(new Palette.Entry(
                group, Messages.get("header.case.leave"), "", Icons.CLOSE.literal(), "", this::leaveCase));
        return all;
    }
}
