package dev.reckoner.cli;

import dev.reckoner.appraise.code.Catalogue;
import dev.reckoner.appraise.code.Catalogue.Chapter;
import dev.reckoner.appraise.code.ReasonCode;
import dev.reckoner.appraise.code.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code explain}. */
@Command(
        name = "explain",
        description = "Says what a reason code means and what to do; without a code it lists them all.")
final class ExplainCommand implements Callable<Integer> {
    private static final Pattern LINK = Pattern.compile("\\[([^\\]]*)\\]\\([^)]*\\)");

    @Parameters(
            paramLabel = "CODE",
            arity = "0..1",
            completionCandidates = CodeWord.Explained.class,
            description = "For example EV-NITRO-PCR-ZERO.")
    private Optional<String> code = Optional.empty();

    @Mixin
    private Output output = new Output();

    /** A code in JSON. */
    private record Explained(String code, Tier tier, String sentence, String meaning, String advice) {
        static Explained of(ReasonCode code) {
            var said = code.explanation();
            return new Explained(code.code(), said.tier(), said.sentence(), said.meaning(), said.advice());
        }
    }

    /** A chapter in JSON. */
    private record ExplainedChapter(String title, String introduction, List<Explained> codes) {
        static ExplainedChapter of(Chapter chapter) {
            return new ExplainedChapter(
                    chapter.title(),
                    plain(chapter.introduction()),
                    chapter.codes().stream().map(Explained::of).toList());
        }
    }

    @Override
    public Integer call() throws RefusedArgument {
        if (code.isPresent()) {
            var page = CodePages.find(CodeWord.plain(code.get()));
            if (page.isPresent()) {
                explain(page.get());
            } else {
                explain(CodeWord.known(code.get()));
            }
        } else {
            list();
        }
        return ExitCode.AFFIRMING;
    }

    private void explain(ReasonCode known) {
        if (output.json()) {
            output.json(Explained.of(known));
            return;
        }
        var said = known.explanation();
        output.line(known.code() + ", " + FindingTable.word(said.tier()));
        output.line(said.sentence());
        output.line("");
        output.line("Meaning: " + said.meaning());
        if (!said.advice().isEmpty()) {
            output.line("What to do: " + said.advice());
        }
    }

    private void explain(CodePages.Explained known) {
        if (output.json()) {
            output.json(known);
            return;
        }
        output.line(known.code());
        output.line("Meaning: " + known.meaning());
        if (!known.advice().isEmpty()) {
            output.line("What to do: " + known.advice());
        }
    }

    private void list() {
        if (output.json()) {
            var all = new ArrayList<Object>(
                    Catalogue.chapters().stream().map(ExplainedChapter::of).toList());
            all.addAll(CodePages.chapters());
            output.json(all);
            return;
        }
        for (var chapter : Catalogue.chapters()) {
            output.line(chapter.title());
            output.line(plain(chapter.introduction()));
            output.line("");
            output.table(
                    List.of("Code", "Tier", "Finding"),
                    chapter.codes().stream()
                            .map(known -> List.of(known.code(), FindingTable.word(known.tier()), known.sentence()))
                            .toList());
            output.line("");
        }
        for (var chapter : CodePages.chapters()) {
            output.line(chapter.title());
            output.line("");
            output.table(
                    List.of("Code", "Meaning"),
                    chapter.codes().stream()
                            .map(known -> List.of(known.code(), known.meaning()))
                            .toList());
            output.line("");
        }
    }

    /** The words of a link without its address, which leads to a file of the documentation. */
    private static String plain(String markdown) {
        return LINK.matcher(markdown).replaceAll("$1");
    }
}
