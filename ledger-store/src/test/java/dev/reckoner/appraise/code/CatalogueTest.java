package dev.reckoner.appraise.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The catalogue is complete, and the documentation says the same. */
class CatalogueTest {
    private static final Path PAGE = Path.of("../docs/findings.md");
    private static final Pattern CODE = Pattern.compile("\"((?:EV|EX)-[A-Z0-9-]*[A-Z0-9])\"");

    private static List<ReasonCode> codes() {
        return Catalogue.chapters().stream()
                .flatMap(chapter -> chapter.codes().stream())
                .toList();
    }

    /** Run with {@code -Dreckoner.docs=write} after a change of the catalogue. */
    @Test
    void theDocumentationIsTheCatalogueInPrint() throws IOException {
        if ("write".equals(System.getProperty("reckoner.docs"))) {
            Files.writeString(PAGE, FindingsPage.text());
        }
        assertThat(Files.readString(PAGE)).isEqualTo(FindingsPage.text());
    }

    @Test
    void everyCodeIsFoundByItsName() {
        assertThat(codes())
                .allSatisfy(code -> assertThat(Catalogue.find(code.code())).containsSame(code));
        assertThat(Catalogue.find("EV-NOTHING")).isEmpty();
    }

    @Test
    void sentencesAndMeaningsAreWritten() {
        assertThat(codes()).allSatisfy(code -> {
            assertThat(code.sentence()).isNotBlank().doesNotEndWith(".");
            assertThat(code.explanation().meaning()).endsWith(".");
            assertThat(code.explanation().advice()).matches("|.*\\.");
        });
    }

    @Test
    void everyCodeOfTheSourceIsInTheCatalogue() throws IOException {
        Set<String> used = new TreeSet<>();
        for (Path module : List.of(Path.of("src/main/java"), Path.of("../app/src/main/java"))) {
            try (var files = Files.walk(module)) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    used.addAll(CODE.matcher(Files.readString(file))
                            .results()
                            .map(found -> found.group(1))
                            .collect(Collectors.toSet()));
                }
            }
        }
        used.removeIf(code -> code.equals("EX-INPUT") || code.equals("EX-MODEL"));
        assertThat(codes()).extracting(ReasonCode::code).containsAll(used);
    }
}
