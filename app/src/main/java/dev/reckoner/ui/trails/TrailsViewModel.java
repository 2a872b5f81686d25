package dev.reckoner.ui.trails;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.audit.TrailRow;
import dev.reckoner.trail.ReadProblem;
import dev.reckoner.ui.control.Notice;
import dev.reckoner.ui.look.Messages;
import dev.reckoner.ui.shell.ClaimFilter;
import dev.reckoner.ui.shell.PlaceContext;
import dev.reckoner.ui.shell.PlaceId;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Imported trails, the chosen one and the line of it that could not be read. */
final class TrailsViewModel {
    private final PlaceContext context;
    private final ObservableList<TrailRow> trails = FXCollections.observableArrayList();
    private final ObjectProperty<Optional<TrailRow>> chosen =
            new SimpleObjectProperty<>(this, "chosen", Optional.empty());
    private final ObjectProperty<Optional<ReadProblem>> problem =
            new SimpleObjectProperty<>(this, "problem", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<FileLines>> lines = new ReadOnlyObjectWrapper<>(Optional.empty());

    TrailsViewModel(PlaceContext context) {
        this.context = context;
        context.auditCase().onChange(context.background().coalesced(this::refresh));
        chosen.subscribe(trail -> problem.set(trail.flatMap(TrailsViewModel::firstWithLine)));
        problem.subscribe(found -> readLines());
        refresh();
    }

    private void refresh() {
        List<TrailRow> now = context.auditCase().trails();
        Optional<Integer> kept = chosen.get().map(TrailRow::number);
        trails.setAll(now);
        kept.ifPresentOrElse(this::choose, this::chooseOneToLookAt);
    }

    /** The first with anything unread, else the latest. */
    private void chooseOneToLookAt() {
        chosen.set(trails.stream()
                .filter(trail -> !trail.problems().isEmpty())
                .findFirst()
                .or(() -> trails.reversed().stream().findFirst()));
    }

    /** Chooses a trail by its number. */
    void choose(int number) {
        chosen.set(trails.stream().filter(trail -> trail.number() == number).findFirst());
    }

    /** Imports files and folders as a job; a drop and the file chooser both end here. */
    void importFiles(List<Path> files) {
        if (files.isEmpty()) {
            return;
        }
        List<Path> copy = List.copyOf(files);
        context.background()
                .submit(
                        Messages.get(
                                "trails.import.job",
                                copy.size(),
                                copy.getFirst().getFileName()),
                        progress -> context.auditCase().importTrails(copy, progress),
                        this::imported,
                        failure -> failed(
                                "trails.import.failed", copy.getFirst().toString(), failure, "TR-IMPORT-FAILED"));
    }

    private void imported(List<TrailRow> added) {
        if (added.isEmpty()) {
            return;
        }
        int claims = added.stream().mapToInt(TrailRow::claims).sum();
        int unread = added.stream().mapToInt(trail -> trail.problems().size()).sum();
        context.notices()
                .add(Notice.result(Messages.get("trails.imported", claims, unread))
                        .with(
                                Messages.get("trails.imported.show"),
                                () -> context.navigator().show(PlaceId.TRAILS)));
        refresh();
        choose(added.getFirst().number());
    }

    /** Runs every check again. */
    void appraise() {
        context.background()
                .submit(
                        Messages.get("trails.appraise.job"),
                        progress -> {
                            context.auditCase().appraise(progress);
                            return trails.size();
                        },
                        done -> context.notices().add(Notice.result(Messages.get("trails.appraised"))),
                        failure -> failed("trails.appraise.failed", "", failure, "TR-APPRAISE-FAILED"));
    }

    private void failed(String key, String where, Exception failure, String code) {
        context.notices().add(Notice.failure(Messages.get(key), where, String.valueOf(failure.getMessage()), code));
    }

    /** Shows the claims that the chosen trail brought. */
    void openClaims() {
        context.navigator().showClaims(ClaimFilter.ALL);
    }

    private void readLines() {
        lines.set(Optional.empty());
        Optional<TrailRow> trail = chosen.get();
        OptionalLong number =
                problem.get().map(found -> FileLines.number(found.place())).orElse(OptionalLong.empty());
        if (trail.isEmpty() || number.isEmpty()) {
            return;
        }
        Optional<ReadProblem> asked = problem.get();
        context.background()
                .read(
                        progress -> context.auditCase()
                                .blob(trail.get().digest())
                                .flatMap(bytes -> FileLines.around(bytes, number.getAsLong())),
                        found -> {
                            if (problem.get().equals(asked)) {
                                lines.set(found);
                            }
                        },
                        // The line is an extra; the problem itself already says what happened.
                        failure -> lines.set(Optional.empty()));
    }

    private static Optional<ReadProblem> firstWithLine(TrailRow trail) {
        return trail.problems().stream()
                .filter(found -> FileLines.number(found.place()).isPresent())
                .findFirst()
                .or(() -> trail.problems().stream().findFirst());
    }

    ObservableList<TrailRow> trails() {
        return trails;
    }

    ObjectProperty<Optional<TrailRow>> chosen() {
        return chosen;
    }

    ObjectProperty<Optional<ReadProblem>> problem() {
        return problem;
    }

    ReadOnlyObjectProperty<Optional<FileLines>> lines() {
        return lines.getReadOnlyProperty();
    }

    /** A file with anything unread is a warning, never affirming; one that brought nothing was not checked. */
    static Tier tier(TrailRow trail) {
        if (!trail.wasRead()) {
            return Tier.NONE;
        }
        if (!trail.problems().isEmpty()) {
            return Tier.WARNING;
        }
        return trail.read().isEmpty() && trail.claims() == 0 ? Tier.NONE : Tier.AFFIRMING;
    }

    /** The shape of a read problem. */
    static Tier tier(ReadProblem.Severity severity) {
        return switch (severity) {
            case LEFT_OUT -> Tier.NONE;
            case REFUSED -> Tier.WARNING;
            case DAMAGED -> Tier.CONTRAINDICATED;
        };
    }

    /** The whole path of what a problem is about; the reader itself knows only the name of the file. */
    static String path(TrailRow trail, ReadProblem problem) {
        String name = name(trail);
        return problem.file().startsWith(name)
                ? trail.file() + problem.file().substring(name.length())
                : problem.file();
    }

    static String name(TrailRow trail) {
        Path name = Path.of(trail.file()).getFileName();
        return name == null ? trail.file() : name.toString();
    }
}
