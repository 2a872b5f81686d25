package dev.reckoner.runtime.worker;

import dev.reckoner.runtime.localise.TraceValues;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.TensorFormatException;
import dev.reckoner.runtime.worker.proto.Given;
import dev.reckoner.runtime.worker.proto.Wanted;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The claimed values as a worker sees them: it asks its owner for each. */
final class GivenValues implements TraceValues {
    private final Owner owner;
    private final InputFile file;
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
    public Optional<OnnxValue> value(String name) throws IOException {
        Given given = owner.ask(Wanted.newBuilder()
                .setName(name)
                .setReleased(released)
                .setDone(done)
                .setAll(all)
                .build());
        released = false;
        if (!given.hasValue()) {
            return Optional.empty();
        }
        try {
            return Optional.of(WrittenValues.read(List.of(given.getValue()), file::once)
                    .firstEntry()
                    .getValue());
        } catch (TensorFormatException e) {
            throw new IOException("The claimed value '" + name + "' cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public void release() {
        released = true;
    }
}
