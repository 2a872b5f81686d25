package dev.reckoner.ui.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.attribution.Isolation;
import dev.reckoner.attribution.Scope;
import dev.reckoner.audit.Dossier;
import dev.reckoner.audit.IsolationRow;
import dev.reckoner.reputation.subject.SubjectId;
import dev.reckoner.reputation.subject.SubjectKind;
import dev.reckoner.ui.chart.Picture;
import dev.reckoner.ui.chart.Shape;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DossierPictureTest {
    private static final Instant FIRST = Instant.parse("2026-03-02T09:00:00Z");
    private static final SubjectId WHO = new SubjectId(SubjectKind.OPERATOR, "meridian-02");

    private static Dossier dossier(long outside, List<IsolationRow> isolations) {
        var model = new SubjectId(SubjectKind.MODEL, "linden-small");
        return new Dossier(
                WHO,
                WHO.name(),
                FIRST,
                new Dossier.Totals(9, 9, 9, 9, outside),
                List.of(),
                List.of(),
                List.of(new Dossier.Seen(model, "linden-small", FIRST, FIRST.plusSeconds(900_000), 9)),
                List.of(
                        new Dossier.Day(LocalDate.parse("2026-03-02"), 5, 5, 5, 0),
                        new Dossier.Day(LocalDate.parse("2026-03-12"), 4, 4, 4, outside)),
                List.of(),
                List.of(),
                Optional.empty(),
                isolations,
                List.of());
    }

    private static List<String> words(Dossier dossier) {
        Picture picture = DossierPicture.of(dossier, 800, DossierPicture.height(dossier));
        return picture.shapes().stream()
                .filter(Shape.Words.class::isInstance)
                .map(Shape.Words.class::cast)
                .map(Shape.Words::text)
                .toList();
    }

    @Test
    void everySignIsExplainedAndNoOther() {
        var isolation = new IsolationRow(
                3, FIRST.plusSeconds(500_000), new Isolation(Scope.NOTHING, "Why.", List.of(), "Me"), Optional.empty());
        assertThat(words(dossier(3, List.of(isolation))))
                .contains("3", "answers", "of these, outside the bound, with their number", "isolation in force");
        assertThat(words(dossier(0, List.of())))
                .contains("answers")
                .noneMatch(text -> text.contains("outside") || text.contains("isol"));
    }

    @Test
    void aLaneSaysWhatKindOfThingItIsOf() {
        assertThat(words(dossier(0, List.of()))).contains("Given with", "claims", "Model claimed linden-small");
    }
}
