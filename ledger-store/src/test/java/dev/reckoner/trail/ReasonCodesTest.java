package dev.reckoner.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The documentation lists every code of what is read. */
class ReasonCodesTest {
    private static final Pattern IN_SOURCE = Pattern.compile("\"(TR-[A-Z0-9-]*[A-Z0-9])\"");
    private static final Pattern IN_DOCS = Pattern.compile("TR-[A-Z0-9-]*[A-Z0-9]");

    @Test
    void everyCodeOfTheSourceIsListed() throws IOException {
        Set<String> listed = new TreeSet<>();
        try (var docs = Files.newDirectoryStream(Path.of("../docs"), "reason-codes*.md")) {
            for (Path file : docs) {
                listed.addAll(codes(file, IN_DOCS));
            }
        }
        Set<String> used = new TreeSet<>();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                used.addAll(codes(file, IN_SOURCE));
            }
        }
        assertThat(listed).containsAll(used);
    }

    private static Set<String> codes(Path file, Pattern pattern) throws IOException {
        return pattern.matcher(Files.readString(file))
                .results()
                .map(found -> found.groupCount() == 0 ? found.group() : found.group(1))
                .collect(Collectors.toSet());
    }
}
