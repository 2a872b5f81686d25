package dev.reckoner.runtime.device;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The libraries beside ONNX Runtime's own that a provider computes with: what lies beside it, the plugin library, and under Linux
 * whatever was mapped into the process since the runtime was loaded, the driver among it.
 */
final class ProviderLibraries {
    private static final Path MAPS = Path.of("/proc/self/maps");
    private static final Path JAVA = Path.of(System.getProperty("java.home"));
    /** Drivers bring the libraries of windows along, which compute nothing. */
    private static final Pattern OF_WINDOWS =
            Pattern.compile("lib(X|xcb|wayland|xshmfence|bsd|md|ffi|expat)\\b.*|libX.*");

    private static final int COLUMNS = 6;
    private static final int PERMISSIONS = 1;
    private static final int PATH = 5;

    private static volatile Set<Path> beforeProviders = Set.of();

    private ProviderLibraries() {}

    /** To be called once the runtime is loaded and before any provider is. */
    static void remember() {
        beforeProviders = mapped();
    }

    /** SHA-256 by file name. */
    static SortedMap<String, String> digests(Provider provider) {
        Set<Path> files = new HashSet<>(beside());
        plugin(provider).ifPresent(files::add);
        files.addAll(mapped());
        files.removeAll(beforeProviders);
        SortedMap<String, String> digests = new TreeMap<>();
        for (Path file : files) {
            FileDigest.sha256(file).ifPresent(digest -> digests.put(String.valueOf(file.getFileName()), digest));
        }
        return digests;
    }

    private static Optional<Path> plugin(Provider provider) {
        return Plugins.registered().values().stream()
                .filter(each -> each.devices().stream()
                        .anyMatch(device -> device.getEpName().equals(provider.name())))
                .map(each -> each.plugin().library())
                .findFirst();
    }

    /** DirectML and the shader compiler lie beside the runtime under Windows. The runtime itself has an entry of its own. */
    private static List<Path> beside() {
        Optional<Path> folder = RuntimeLibrary.folder();
        if (folder.isEmpty()) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder.get())) {
            return files.filter(file ->
                            isLibrary(file) && !file.getFileName().toString().contains("onnxruntime"))
                    .toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    private static boolean isLibrary(Path file) {
        String name = String.valueOf(file.getFileName());
        return (name.endsWith(".dll") || name.endsWith(".dylib") || name.matches(".*\\.so(\\.[0-9.]+)?"))
                && !OF_WINDOWS.matcher(name).matches();
    }

    /** Files that hold code of this process; none where the system does not tell. */
    private static Set<Path> mapped() {
        try {
            return mapped(Files.readAllLines(MAPS, StandardCharsets.ISO_8859_1));
        } catch (IOException elsewhere) {
            return Set.of();
        }
    }

    /** Lines of {@code address permissions offset device inode path}. What was deleted or is a device is left out. */
    static Set<Path> mapped(List<String> maps) {
        Set<Path> files = new HashSet<>();
        for (String line : maps) {
            String[] column = line.split(" +", COLUMNS);
            if (column.length == COLUMNS && column[PERMISSIONS].contains("x") && column[PATH].startsWith("/")) {
                Path file = Path.of(column[PATH]);
                if (isLibrary(file) && !file.startsWith(JAVA) && Files.isRegularFile(file)) {
                    files.add(file);
                }
            }
        }
        return files;
    }
}
