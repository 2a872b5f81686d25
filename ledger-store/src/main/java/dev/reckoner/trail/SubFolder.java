package dev.reckoner.trail;

import java.util.List;
import java.util.Optional;

/** A folder inside a folder, as a view. */
final class SubFolder implements TrailFolder {
    private final TrailFolder parent;
    private final String prefix;
    private final List<String> paths;

    /**
     * A view.
     *
     * @param prefix the name within the parent, {@code /} at its end
     * @param paths the parent's entries that begin with it
     */
    SubFolder(TrailFolder parent, String prefix, List<String> paths) {
        this.parent = parent;
        this.prefix = prefix;
        this.paths = paths;
    }

    @Override
    public String name() {
        String inner = EntryNames.shown(prefix.substring(0, prefix.length() - 1));
        return parent.name() + (parent instanceof ZipFolder ? "!/" : "/") + inner;
    }

    @Override
    public List<String> entries() {
        return paths.stream().map(p -> p.substring(prefix.length())).toList();
    }

    @Override
    public Optional<TrailFile> file(String entry) {
        return parent.file(prefix + entry);
    }
}
