package dev.reckoner.appraise.code;

import dev.reckoner.appraise.AppraisalPolicy;
import java.util.Locale;
import java.util.stream.Collectors;

/** docs/findings.md as the catalogue has it. */
final class FindingsPage {
    private FindingsPage() {}

    static String text() {
        var page = new StringBuilder(
                """
                # Findings

                Every finding carries the id of its check, a tier and one of these codes. A tier is one of affirming, warning,
                contraindicated and none; none is "not checked, or not decidable". Codes are stable; sentences may change. Where a
                check has something more particular to say, its sentence differs from the one here.

                A claim is contraindicated where one finding about it is; else not checked where a check that every claim must
                answer has no answer or leaves it open; else a warning where one finding warns; else affirming. Findings of these
                checks are told and change no tier:
                %s.
                What they warn of rests on things beside the claim, and a trail that leaves those out must not stand better than
                one that holds them.
                """.formatted(AppraisalPolicy.REMARKS.stream().sorted().collect(Collectors.joining(", "))));
        Catalogue.chapters().forEach(chapter -> append(chapter, page));
        return page.toString();
    }

    private static void append(Catalogue.Chapter chapter, StringBuilder page) {
        page.append("\n## ").append(chapter.title()).append("\n\n").append(chapter.introduction());
        page.append("\n\n| code | tier | says | meaning | what to do |\n| --- | --- | --- | --- | --- |\n");
        for (var code : chapter.codes()) {
            var said = code.explanation();
            page.append("| ").append(code.code());
            page.append(" | ").append(said.tier().name().toLowerCase(Locale.ROOT));
            page.append(" | ").append(said.sentence());
            page.append(" | ").append(said.meaning());
            page.append(" | ").append(said.advice()).append(" |\n");
        }
    }
}
