package dev.reckoner.ui.coordination;

import dev.reckoner.ui.shell.PlaceContext;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;

/**
 * What a part shows of the case: read when the part first comes into sight, and again whenever the case changes. On the FX thread.
 *
 * @param <T> what is read
 */
final class Latest<T> {
    private final PlaceContext context;
    private final Reading<T> reading;
    private final Consumer<T> then;
    private final ObjectProperty<Optional<T>> view = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");
    /** Counts what was asked for: an answer to an earlier question is not shown. */
    private long asked;

    /** Reads the case, not on the FX thread. */
    @FunctionalInterface
    interface Reading<T> {
        T read() throws IOException;
    }

    /**
     * Of an open case.
     *
     * @param then what is done after it is shown
     */
    Latest(PlaceContext context, Reading<T> reading, Consumer<T> then) {
        this.context = context;
        this.reading = reading;
        this.then = then;
        context.auditCase().onChange(context.background().coalesced(this::changed));
    }

    ReadOnlyObjectProperty<Optional<T>> view() {
        return view;
    }

    /** Why nothing can be shown; empty text where something is. */
    ReadOnlyStringProperty failure() {
        return failure.getReadOnlyProperty();
    }

    /** When it comes into sight. */
    void shown() {
        if (view.get().isEmpty()) {
            reload();
        }
    }

    private void changed() {
        if (view.get().isPresent()) {
            reload();
        }
    }

    private void reload() {
        long number = ++asked;
        context.background()
                .read(
                        progress -> reading.read(),
                        read -> {
                            if (number == asked) {
                                failure.set("");
                                view.set(Optional.of(read));
                                then.accept(read);
                            }
                        },
                        this::failed);
    }

    void failed(Exception why) {
        failure.set(String.valueOf(why.getMessage()));
    }
}
