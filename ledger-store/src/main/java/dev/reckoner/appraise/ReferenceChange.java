package dev.reckoner.appraise;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What differs between two sets of reference values.
 *
 * @param how what was done
 * @param kind to what kind of thing
 * @param name what people call it; its new name where that changed
 */
public record ReferenceChange(How how, ReferenceKind kind, String name) {
    /** What was done to an item. */
    public enum How {
        ADDED,
        REMOVED,
        CHANGED
    }

    /** What was done between them: removed, changed, added, each in the order in which the items stand. */
    public static List<ReferenceChange> between(ReferenceValues before, ReferenceValues after) {
        List<ReferenceItem> gone = new ArrayList<>(before.items());
        List<ReferenceItem> come = new ArrayList<>(after.items());
        after.items().forEach(gone::remove);
        before.items().forEach(come::remove);
        List<ReferenceChange> removed = new ArrayList<>();
        List<ReferenceChange> changed = new ArrayList<>();
        for (ReferenceItem item : gone) {
            Optional<ReferenceItem> now =
                    come.stream().filter(other -> isSame(item, other)).findFirst();
            now.ifPresent(come::remove);
            now.ifPresentOrElse(other -> changed.add(of(How.CHANGED, other)), () -> removed.add(of(How.REMOVED, item)));
        }
        List<ReferenceChange> all = new ArrayList<>(removed);
        all.addAll(changed);
        come.forEach(item -> all.add(of(How.ADDED, item)));
        return List.copyOf(all);
    }

    private static boolean isSame(ReferenceItem one, ReferenceItem other) {
        return one.kind() == other.kind()
                && (one.name().equals(other.name()) || one.value().equals(other.value()));
    }

    private static ReferenceChange of(How how, ReferenceItem item) {
        return new ReferenceChange(how, item.kind(), item.name());
    }
}
