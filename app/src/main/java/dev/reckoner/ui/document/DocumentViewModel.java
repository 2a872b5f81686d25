package dev.reckoner.ui.document;

import dev.reckoner.audit.AuditCase;
import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.document.DocumentField;
import dev.reckoner.ui.task.Background;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** Which document is open and which of its fields is selected. Reading and decoding run beside the FX thread. */
public final class DocumentViewModel {
    /** Larger blobs, model files above all, are compared by digest and not shown, bytes. */
    private static final long LARGEST = 16 << 20;

    /** What stands in the card. */
    public sealed interface State {
        /** Nothing was opened. */
        record Nothing() implements State {}

        /** On its way. */
        record Loading(String title) implements State {}

        /** Here. */
        record Open(ShownDocument document) implements State {}

        /** The trail names it and does not carry it. */
        record Missing(String title, Digest digest) implements State {}

        /** More bytes than are shown. */
        record TooLarge(String title, long size) implements State {}

        /** Could not be read. */
        record Failed(String title, Exception reason) implements State {}
    }

    private final AuditCase auditCase;
    private final Background background;
    private final Function<byte[], DocumentField> decoder;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.Nothing());
    private final ObjectProperty<Optional<DocumentField>> selected = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<DocumentField>> pointed = new SimpleObjectProperty<>(Optional.empty());
    private Optional<Digest> shown = Optional.empty();
    private List<List<String>> wanted = List.of();
    private long question;

    /** Decodes with that function, which takes any bytes and throws nothing. */
    public DocumentViewModel(AuditCase auditCase, Background background, Function<byte[], DocumentField> decoder) {
        this.auditCase = auditCase;
        this.background = background;
        this.decoder = decoder;
    }

    /** What is open. */
    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /** The field that is marked on both sides. */
    public ObjectProperty<Optional<DocumentField>> selected() {
        return selected;
    }

    /** The field under the pointer. */
    public ObjectProperty<Optional<DocumentField>> pointed() {
        return pointed;
    }

    /** Opens the bytes of an evidence item. */
    public void open(Evidence evidence) {
        if (evidence instanceof Evidence.ModelFile file && file.size() > LARGEST) {
            close();
            state.set(new State.TooLarge(file.title(), file.size()));
        } else {
            open(evidence.title(), evidence.blob());
        }
    }

    /** Opens a blob; nothing happens where it is open already. */
    public void open(String title, Digest blob) {
        if (shown.equals(Optional.of(blob)) && state.get() instanceof State.Open) {
            return;
        }
        close();
        shown = Optional.of(blob);
        long asked = ++question;
        state.set(new State.Loading(title));
        background.read(
                progress -> read(title, blob),
                answer -> {
                    if (asked == question) {
                        state.set(answer);
                        selectWhenOpen(wanted);
                    }
                },
                reason -> {
                    if (asked == question) {
                        state.set(new State.Failed(title, reason));
                    }
                });
    }

    /**
     * Selects a field now, or as soon as the document is there.
     *
     * @param ways each the name of a field anywhere in the document, then names of its children; the first that leads to a
     *     field is taken, and where none does, the predicate of a signed envelope
     */
    public void selectWhenOpen(List<List<String>> ways) {
        wanted = ways;
        document()
                .ifPresent(open -> selected.set(ways.stream()
                        .flatMap(way -> open.find(way).stream())
                        .findFirst()
                        .or(selected::get)
                        .or(() -> Optional.of(open.beginning()).filter(open::isEncoded))));
    }

    /** Shows nothing. */
    public void close() {
        question++;
        wanted = List.of();
        shown = Optional.empty();
        selected.set(Optional.empty());
        pointed.set(Optional.empty());
        state.set(new State.Nothing());
    }

    /** The bytes that are shown: those of a payload while the selected field is one of its fields, else the document's. */
    byte[] bytes() {
        return document().map(open -> open.bytesAround(selected.get())).orElse(new byte[0]);
    }

    /** True while the bytes of a payload are shown. */
    boolean showsPayload() {
        return document()
                .flatMap(open -> selected.get().filter(open::isEncoded))
                .isPresent();
    }

    /** Where a field stands in the bytes that are shown; empty where it stands in others. */
    Optional<ByteRange> range(Optional<DocumentField> field) {
        return document()
                .flatMap(open ->
                        field.filter(it -> open.isEncoded(it) == showsPayload()).map(open::range));
    }

    /** Selects the deepest field at an offset of the bytes that are shown. */
    public void selectAt(int offset) {
        selected.set(fieldAt(offset));
    }

    /** Points at the deepest field at an offset of the bytes that are shown; at none where it is negative. */
    public void pointAt(int offset) {
        pointed.set(fieldAt(offset));
    }

    private Optional<DocumentField> fieldAt(int offset) {
        return document().flatMap(open -> showsPayload() ? open.atPayload(offset) : open.at(offset));
    }

    private Optional<ShownDocument> document() {
        return state.get() instanceof State.Open open ? Optional.of(open.document()) : Optional.empty();
    }

    private State read(String title, Digest blob) throws java.io.IOException {
        Optional<byte[]> bytes = auditCase.blob(blob);
        if (bytes.isEmpty()) {
            return new State.Missing(title, blob);
        }
        if (bytes.get().length > LARGEST) {
            return new State.TooLarge(title, bytes.get().length);
        }
        return new State.Open(ShownDocument.of(title, bytes.get(), decoder));
    }
}
