package dev.reckoner.ui.settings;

import dev.reckoner.appraise.DatedReference;
import dev.reckoner.appraise.ReferenceChange;
import dev.reckoner.appraise.ReferenceKind;
import dev.reckoner.appraise.ReferenceValues;
import java.util.List;

/** What the person is about to do, and has not done yet. */
sealed interface Pending {
    /** Nothing. */
    record Nothing() implements Pending {}

    /** Writing a new item of that kind. */
    record Adding(ReferenceKind kind) implements Pending {}

    /** Changing an item, or looking at one that is built in. */
    record Editing(DatedReference item) implements Pending {}

    /** Taking an item away. */
    record Removing(DatedReference item) implements Pending {}

    /**
     * Taking over the values of a file.
     *
     * @param before what it was compared with
     * @param after what it would make of that
     */
    record Importing(String file, ReferenceValues before, ReferenceValues after) implements Pending {
        List<ReferenceChange> changes() {
            return ReferenceChange.between(before, after);
        }
    }
}
