package dev.reckoner.ui.shell;

import dev.reckoner.crypto.Digest;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** What is selected across places: going from Claims to Re-execution keeps the claim. */
public final class Selection {
    private final ObjectProperty<Optional<Digest>> claim = new SimpleObjectProperty<>(this, "claim", Optional.empty());

    /** The selected claim. */
    public ObjectProperty<Optional<Digest>> claim() {
        return claim;
    }
}
