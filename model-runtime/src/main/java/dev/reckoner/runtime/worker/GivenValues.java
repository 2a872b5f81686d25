package dev.reckoner.runtime.worker;

import dev.reckoner.runtime.localise.TraceValues;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.TensorFormatException;
import dev.reckoner.runtime.worker.proto.Given;
import dev.reckoner.runtime.worker.proto.Wanted;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The claimed values as a worker sees them: it asks its owner for each. */
final class GivenValues implements TraceValues {
    /** Asked for at a time at most. */
    private static final int AT_ONCE = 64;

    private final Owner owner;
    private final InputFile file;
    private final Map<String, Optional<OnnxValue>> given = new HashMap<>();
    private final Map<String, Integer> order = new HashMap<>();
    private List<String> expected = List.of();
    private boolean released;
    private int done;
    private int all;

    GivenValues(Owner owner, InputFile file) {
        this.owner = owner;
        this.file = file;
    }

    /** Who gave the order. */
    @FunctionalInterface
    interface Owner {
        /** Asks, and waits for the answer. */
        Given ask(Wanted wanted) throws IOException;
    }

    /** So many operators are done; told with the next question. */
    void done(int operators, int ofAll) {
        done = operators;
        all = ofAll;
    }

    @Override
    public void expect(List<String> names) {
        expected = List.copyOf(names);
        for (int i = 0; i < expected.size(); i++) {
            order.put(expected.get(i), i);
        }
    }

    @Override
    public Optional<OnnxValue> value(String name) throws IOException {
        Optional<OnnxValue> known = given.get(name);
        if (known == null) {
            ask(name);
            known = given.getOrDefault(name, Optional.empty());
        }
        return known;
    }

    private void ask(String name) throws IOException {
        List<String> names = new ArrayList<>(List.of(name));
        following(name).forEach(names::add);
        Given answer = owner.ask(Wanted.newBuilder()
                .setName(name)
                .setReleased(released)
                .setDone(done)
                .setAll(all)
                .addAllFollowing(names.subList(1, names.size()))
                .build());
        released = false;
        names.subList(0, Math.clamp(answer.getAnswered(), 1, names.size()))
                .forEach(each -> given.put(each, Optional.empty()));
        try {
            WrittenValues.read(answer.getValuesList(), file::once)
                    .forEach((each, value) -> given.put(each, Optional.of(value)));
        } catch (TensorFormatException e) {
            throw new IOException("The claimed value '" + name + "' cannot be read: " + e.getMessage(), e);
        }
    }

    private List<String> following(String name) {
        Integer at = order.get(name);
        return at == null
                ? List.of()
                : expected.subList(at + 1, Math.min(expected.size(), at + 1 + AT_ONCE)).stream()
                        .filter(each -> !given.containsKey(each))
                        .toList();
    }

    @Override
    public void release() {
        released = true;
        given.clear();
    }
}
