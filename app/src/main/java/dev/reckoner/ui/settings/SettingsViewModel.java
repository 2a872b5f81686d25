package dev.reckoner.ui.settings;

import dev.reckoner.appraise.DatedReference;
import dev.reckoner.appraise.ReferenceKind;
import dev.reckoner.appraise.ReferenceValues;
import dev.reckoner.appraise.ReferenceValuesFile;
import dev.reckoner.audit.FileFailure;
import dev.reckoner.audit.GivenOutput;
import dev.reckoner.ui.control.Notice;
import dev.reckoner.ui.look.Messages;
import dev.reckoner.ui.shell.PlaceContext;
import dev.reckoner.ui.shell.PlaceId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The reference values of a section, and what the person is about to change. */
final class SettingsViewModel {
    private final PlaceContext context;
    private final ObservableList<DatedReference> items = FXCollections.observableArrayList();
    private final ObjectProperty<Section> section = new SimpleObjectProperty<>(this, "section", Section.MEASUREMENTS);
    private final ObjectProperty<Optional<DatedReference>> chosen =
            new SimpleObjectProperty<>(this, "chosen", Optional.empty());
    private final ReadOnlyObjectWrapper<Pending> pending =
            new ReadOnlyObjectWrapper<>(this, "pending", new Pending.Nothing());

    SettingsViewModel(PlaceContext context) {
        this.context = context;
        context.auditCase().onChange(context.background().coalesced(this::refresh));
        section.subscribe(shown -> {
            cancel();
            refresh();
        });
    }

    private void refresh() {
        Optional<DatedReference> kept = chosen.get();
        items.setAll(context.auditCase().references().items().stream()
                .filter(item -> section.get().kinds().contains(item.kind()))
                .map(DatedReference.class::cast)
                .toList());
        chosen.set(kept.filter(items::contains));
    }

    /** The items of the section, in the order in which they were accepted. */
    ObservableList<DatedReference> items() {
        return items;
    }

    ObjectProperty<Section> section() {
        return section;
    }

    ObjectProperty<Optional<DatedReference>> chosen() {
        return chosen;
    }

    ReadOnlyObjectProperty<Pending> pending() {
        return pending.getReadOnlyProperty();
    }

    /** True if the item is always there, and cannot be changed. */
    static boolean isFixed(DatedReference item) {
        return ReferenceValues.isBuiltIn(item);
    }

    /** How many claims a change checks again. */
    int claims() {
        return Math.toIntExact(context.auditCase().tiers().values().stream()
                .mapToLong(Long::longValue)
                .sum());
    }

    void add() {
        add(section.get().kinds().getFirst());
    }

    /** Begins a new item of another kind of the section. */
    void add(ReferenceKind kind) {
        pending.set(new Pending.Adding(kind));
    }

    void edit() {
        chosen.get().ifPresent(item -> pending.set(new Pending.Editing(item)));
    }

    void remove() {
        chosen.get().filter(item -> !isFixed(item)).ifPresent(item -> pending.set(new Pending.Removing(item)));
    }

    /** Gives up what was begun. */
    void cancel() {
        pending.set(new Pending.Nothing());
    }

    /** Does what was begun with what stands in the form, and checks every claim again in the background. */
    void confirm(ItemDraft draft) throws ItemDraft.Incomplete {
        DatedReference item = draft.item();
        if (pending.get() instanceof Pending.Editing editing) {
            apply(values -> values.replacing(editing.item(), item));
        } else {
            apply(values -> values.plus(item));
        }
    }

    /** Does what was begun. */
    void confirm() {
        switch (pending.get()) {
            case Pending.Removing removing -> apply(values -> values.minus(removing.item()));
            case Pending.Importing importing -> apply(values -> taken(importing, values));
            default -> cancel();
        }
    }

    private static ReferenceValues taken(Pending.Importing importing, ReferenceValues present) {
        if (!present.equals(importing.before())) {
            throw new IllegalStateException(Messages.get("settings.import.stale"));
        }
        return importing.after();
    }

    /** Within the job, since a change that waits before it is to be kept. */
    private void apply(UnaryOperator<ReferenceValues> change) {
        cancel();
        context.background()
                .submit(
                        Messages.get("settings.job"),
                        progress -> {
                            ReferenceValues after =
                                    change.apply(context.auditCase().references());
                            context.auditCase().setReferences(after, progress);
                            return context.auditCase().references().equals(after);
                        },
                        this::applied,
                        failure -> failed("settings.failed", "", failure, "RV-NOT-SET"));
    }

    private void applied(boolean recorded) {
        refresh();
        context.notices()
                .add(Notice.result(Messages.get(recorded ? "settings.applied" : "settings.stopped"))
                        .with(
                                Messages.get("settings.applied.show"),
                                () -> context.navigator().show(PlaceId.LEDGER)));
    }

    /** Reads a file of reference values or a set of measurements, and asks whether to take it over. */
    void importFile(Path file) {
        ReferenceValues present = context.auditCase().references();
        context.background()
                .read(
                        progress -> ReferenceValuesFile.read(file, present),
                        values ->
                                pending.set(new Pending.Importing(String.valueOf(file.getFileName()), present, values)),
                        failure -> failed("settings.import.failed", file.toString(), failure, "RV-NOT-READ"));
    }

    /** Writes the case's reference values, without the built-in ones. */
    void exportFile(Path file) {
        byte[] json = ReferenceValuesFile.write(context.auditCase().references());
        context.background()
                .read(
                        progress -> {
                            GivenOutput.require(file);
                            return Files.write(file, json);
                        },
                        written -> context.notices()
                                .add(Notice.result(Messages.get("settings.exported", file.toString()))),
                        failure -> failed("settings.export.failed", file.toString(), failure, "RV-NOT-WRITTEN"));
    }

    private void failed(String key, String where, Exception failure, String code) {
        String reason = failure instanceof IOException trouble
                ? FileFailure.sentence(trouble)
                : String.valueOf(failure.getMessage());
        context.notices().add(Notice.failure(Messages.get(key), where, reason, code));
    }
}
