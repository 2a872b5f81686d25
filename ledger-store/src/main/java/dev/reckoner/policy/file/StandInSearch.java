package dev.reckoner.policy.file;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Looks for the stand-in among the events of a text, up to the first error or the end of the mapping that holds it. */
final class StandInSearch {
    /** Of the private use area, so that nobody types it. */
    static final String STAND_IN = "\uE52C";

    private final Deque<Frame> frames = new ArrayDeque<>();
    private @Nullable Frame holder;
    private Optional<Surroundings> found = Optional.empty();

    /** A mapping or list that is open. */
    private static final class Frame {
        private final List<String> path;
        private final boolean isList;
        private final Map<String, String> values = new LinkedHashMap<>();
        private Optional<String> key = Optional.empty();

        Frame(List<String> path, boolean isList) {
            this.path = path;
            this.isList = isList;
        }

        List<String> below() {
            var below = new ArrayList<>(path);
            key.ifPresent(below::add);
            return below;
        }

        void value(String text) {
            key.filter(word -> !word.contains(STAND_IN)).ifPresent(word -> values.put(word, text));
            key = Optional.empty();
        }
    }

    Optional<Surroundings> in(String text) {
        try {
            for (var event : YamlTree.events(text)) {
                take(event);
                if (isOver()) {
                    return found;
                }
            }
        } catch (YamlEngineException e) {
            // What stands before the error is known, and that is all that is asked.
            return found;
        }
        return found;
    }

    private boolean isOver() {
        return frames.size() > PolicyFile.DEPTH || holder != null && !frames.contains(holder);
    }

    private void take(Event event) {
        switch (event) {
            case CollectionStartEvent start -> open(!(start instanceof MappingStartEvent));
            case CollectionEndEvent end -> close();
            case ScalarEvent scalar -> scalar(scalar.getValue());
            case AliasEvent alias -> value("");
            default -> {}
        }
    }

    private void open(boolean isList) {
        var parent = frames.peek();
        frames.push(new Frame(parent == null ? List.of() : parent.below(), isList));
    }

    private void close() {
        frames.pop();
        value("");
    }

    private void scalar(String text) {
        if (text.contains(STAND_IN) && holder == null) {
            hold();
        }
        value(text);
    }

    private void value(String text) {
        var frame = frames.peek();
        if (frame == null || frame.isList) {
            return;
        }
        if (frame.key.isPresent()) {
            frame.value(text);
        } else {
            frame.key = Optional.of(text);
        }
    }

    private void hold() {
        var frame = frames.peek();
        if (frame == null) {
            found = Optional.of(new Surroundings(List.of(), Optional.empty(), false, Map.of()));
        } else if (frame.isList) {
            holdItem(frame);
        } else {
            holder = frame;
            found = Optional.of(new Surroundings(frame.path, frame.key, false, frame.values));
        }
    }

    private void holdItem(Frame list) {
        holder = list;
        found = list.path.isEmpty()
                ? Optional.empty()
                : Optional.of(new Surroundings(
                        list.path.subList(0, list.path.size() - 1), Optional.of(list.path.getLast()), true, Map.of()));
    }
}
