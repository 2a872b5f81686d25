package dev.reckoner.ui.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/** The way through the places, for back and forward. */
final class Steps {
    private static final int KEPT = 100;

    private final Deque<PlaceId> before = new ArrayDeque<>();
    private final Deque<PlaceId> after = new ArrayDeque<>();
    private final ReadOnlyBooleanWrapper canGoBack = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper canGoForward = new ReadOnlyBooleanWrapper();
    private Optional<PlaceId> now = Optional.empty();

    /** A new step; what was ahead is forgotten. */
    void to(PlaceId place) {
        if (now.equals(Optional.of(place))) {
            return;
        }
        now.ifPresent(before::push);
        if (before.size() > KEPT) {
            before.removeLast();
        }
        after.clear();
        become(place);
    }

    /** One step back, where there is one. */
    Optional<PlaceId> back() {
        return move(before, after);
    }

    /** One step forward, where there is one. */
    Optional<PlaceId> forward() {
        return move(after, before);
    }

    private Optional<PlaceId> move(Deque<PlaceId> from, Deque<PlaceId> into) {
        if (from.isEmpty()) {
            return Optional.empty();
        }
        now.ifPresent(into::push);
        become(from.pop());
        return now;
    }

    private void become(PlaceId place) {
        now = Optional.of(place);
        canGoBack.set(!before.isEmpty());
        canGoForward.set(!after.isEmpty());
    }

    ReadOnlyBooleanProperty canGoBack() {
        return canGoBack.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty canGoForward() {
        return canGoForward.getReadOnlyProperty();
    }
}
