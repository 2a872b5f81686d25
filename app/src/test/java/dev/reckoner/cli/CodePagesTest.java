package dev.reckoner.cli;

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

/** The pages about codes say something of every code that the program can say, and of no other. */
class CodePagesTest {
    private static final Pattern CODE = Pattern.compile("\"((?:LG|CL|TR|LE|PO|RP)-[A-Z0-9-]*[A-Z0-9])\"");

    private static Set<String> used() throws IOException {
        var used = new TreeSet<String>();
        for (var module : List.of("../app", "../ledger-store", "../model-runtime", "../ui-resources")) {
            try (var files = Files.walk(Path.of(module, "src/main"))) {
                for (var file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    CODE.matcher(Files.readString(file)).results().forEach(code -> used.add(code.group(1)));
                }
            }
        }
        return used;
    }

    private static List<String> explained() {
        return CodePages.chapters().stream()
                .flatMap(chapter -> chapter.codes().stream())
                .map(CodePages.Explained::code)
                .toList();
    }

    @Test
    void everyCodeIsExplainedAndNoneThatNobodySays() throws IOException {
        var ofThese = explained().stream()
                .filter(code -> code.matches("(LG|CL|TR|LE|PO|RP)-.*"))
                .collect(Collectors.toSet());
        assertThat(used()).hasSizeGreaterThan(150);
        assertThat(ofThese).containsExactlyInAnyOrderElementsOf(used());
    }

    @Test
    void noCodeIsExplainedTwice() {
        assertThat(explained()).doesNotHaveDuplicates();
    }

    @Test
    void codesThatSayDifferentThingsHaveSentencesOfTheirOwn() {
        assertThat(List.of(
                        "LG-NO-CASE",
                        "LG-EXISTS",
                        "LG-HEAD-MISSING",
                        "LG-HEAD-FORGED",
                        "LG-HEAD-SIZE",
                        "LG-HEAD-ROOT",
                        "LG-OUTSIDE-HEAD-MISSING",
                        "LG-OUTSIDE-HEAD-FORGED",
                        "LG-OUTSIDE-HEAD-ROOT",
                        "LG-GAP",
                        "LG-LEAF",
                        "LG-ENTRY"))
                .extracting(code -> CodePages.find(code).orElseThrow().meaning())
                .doesNotHaveDuplicates();
    }

    @Test
    void whatIsSaidIsSentences() {
        assertThat(CodePages.chapters())
                .allSatisfy(chapter -> assertThat(chapter.codes()).isNotEmpty().allSatisfy(code -> {
                    assertThat(code.meaning()).as(code.code()).endsWith(".").doesNotContain("](", "ikewise");
                    assertThat(code.advice()).as(code.code()).matches("|.*\\.").doesNotContain("ikewise");
                }));
    }

    @Test
    void likewiseIsWhatStandsAbove() {
        var page = "## One\n\n| code | severity | what happened | what to do |\n| --- | --- | --- | --- |\n"
                + "| XX-A, XX-B | BAD | it `broke` | see [there](x.md) |\n| XX-C | BAD | else | likewise |\n";
        assertThat(CodePages.chapters(page))
                .containsExactly(new CodePages.Chapter(
                        "One",
                        List.of(
                                new CodePages.Explained("XX-A", "It 'broke'.", "See there."),
                                new CodePages.Explained("XX-B", "It 'broke'.", "See there."),
                                new CodePages.Explained("XX-C", "Else.", "See there."))));
    }
}
