package dev.reckoner.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.audit.InventedOperators;
import dev.reckoner.audit.OperatorEdges;
import dev.reckoner.runtime.compare.Verdict;
import dev.reckoner.runtime.localise.Localisation;
import dev.reckoner.runtime.localise.OperatorError;
import dev.reckoner.ui.chart.OperatorStrip.Measure;
import dev.reckoner.ui.chart.Shape.Box;
import dev.reckoner.ui.chart.Shape.Line;
import dev.reckoner.ui.chart.Shape.Words;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorStripTest {
    private static final double WIDTH = 984;
    private static final double HEIGHT = 176;
    private static final Localisation FOUND = InventedOperators.localisation();

    static StripView view(Measure measure) {
        return new StripView(measure, columns(new BitSet()), 0, -1);
    }

    private static List<StripColumn> columns(BitSet opened) {
        return StripColumn.choose(FOUND.operators(), OperatorEdges.NONE, guilty(), opened, OperatorStrip.room(WIDTH));
    }

    private static int guilty() {
        return FOUND.guilty().orElseThrow();
    }

    private static Picture picture(Measure measure) {
        return OperatorStrip.of(FOUND, view(measure), WIDTH, HEIGHT);
    }

    @Test
    void theGuiltyOperatorIsRedSignedAndNamedWithItsMultiple() {
        Picture picture = picture(Measure.LOCAL);
        assertThat(bars(picture, "fill-contraindicated")).hasSize(1);
        assertThat(texts(picture)).contains("guilty: first above its bound, 640×");
        assertThat(picture.shapes())
                .anyMatch(shape -> shape instanceof Box box
                        && box.outline().equals(Optional.of("contraindicated"))
                        && box.width() == box.height());
    }

    @Test
    void laterOperatorsAboveTheirBoundsAreOrangeAndTheRestSlate() {
        Picture picture = picture(Measure.LOCAL);
        double red = bars(picture, "fill-contraindicated").getFirst().x();
        assertThat(bars(picture, "series-2")).isNotEmpty().allMatch(bar -> bar.x() > red);
        double bound = boundLine(picture).y1();
        assertThat(bars(picture, "series-2")).allMatch(bar -> bar.y() < bound);
        assertThat(bars(picture, "series-6")).isNotEmpty().allMatch(bar -> bar.y() > bound);
    }

    @Test
    void theBoundIsADashedLineWithItsName() {
        Picture picture = picture(Measure.LOCAL);
        double y = boundLine(picture).y1();
        assertThat(picture.shapes())
                .anyMatch(shape -> shape instanceof Words words
                        && words.text().equals("bound")
                        && Math.abs(words.y() - 4 - y) < 0.01);
        assertThat(texts(picture)).contains("0.1×", "10×", "100×", "1000×");
    }

    @Test
    void driftHasNoBound() {
        Picture picture = picture(Measure.DRIFT);
        assertThat(picture.shapes()).noneMatch(shape -> shape instanceof Line line && line.dashed());
        assertThat(texts(picture))
                .contains("1e-2", "rel. L2")
                .anyMatch(text -> text.matches("guilty: first above its bound; drift [0-9.e-]+ here"))
                .noneMatch(text -> text.endsWith("×") || text.contains("640"));
    }

    @Test
    void everyOperatorStandsInTheStripOrInAFoldOfIt() {
        List<StripColumn> columns = columns(new BitSet());
        assertThat(counted(columns)).isEqualTo(FOUND.operators().size());
        assertThat(StripColumn.halves(columns)).isLessThanOrEqualTo(OperatorStrip.room(WIDTH));
        assertThat(shownIndices(columns)).contains(guilty(), guilty() + 1).isSorted();
        assertThat(texts(picture(Measure.LOCAL))).contains("more").anyMatch(text -> text.startsWith("+"));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 7, 16, 40, 1000})
    void theGuiltyOperatorIsInSightHoweverLittleRoomThereIs(int room) {
        List<StripColumn> columns =
                StripColumn.choose(FOUND.operators(), OperatorEdges.NONE, guilty(), new BitSet(), room);
        assertThat(shownIndices(columns)).contains(guilty());
        assertThat(counted(columns)).isEqualTo(FOUND.operators().size());
    }

    @Test
    void anOpenedFoldShowsWhatItHeldAndNothingElseIsHiddenForIt() {
        List<StripColumn> before = columns(new BitSet());
        StripColumn.Fold fold = before.stream()
                .filter(column -> column instanceof StripColumn.Fold it && it.size() > 20)
                .map(StripColumn.Fold.class::cast)
                .findFirst()
                .orElseThrow();
        var opened = new BitSet();
        opened.set(fold.from(), fold.to());
        List<StripColumn> after = columns(opened);
        assertThat(shownIndices(after)).containsAll(shownIndices(before));
        assertThat(shownIndices(after)).hasSize(shownIndices(before).size() + fold.size());
    }

    @Test
    void aLongStripIsScrolledAndDrawsNoMoreThanFits() {
        var opened = new BitSet();
        opened.set(0, FOUND.operators().size());
        List<StripColumn> all = columns(opened);
        int room = OperatorStrip.room(WIDTH);
        int last = StripColumn.last(all, room);
        Picture end = OperatorStrip.of(FOUND, new StripView(Measure.LOCAL, all, last, -1), WIDTH, HEIGHT);
        assertThat(OperatorStrip.operator(end.spots().getLast().target()))
                .hasValue(FOUND.operators().getLast().index());
        for (Picture.Spot spot : end.spots()) {
            assertThat(spot.x() + spot.width()).isLessThanOrEqualTo(WIDTH);
        }
    }

    @Test
    void aPlaceLeadsBackToItsOperatorOrFold() {
        Picture picture = picture(Measure.LOCAL);
        List<StripColumn> columns = columns(new BitSet());
        for (int i = 0; i < columns.size(); i++) {
            String target = picture.spots().get(i).target();
            switch (columns.get(i)) {
                case StripColumn.One one ->
                    assertThat(OperatorStrip.operator(target))
                            .hasValue(one.operator().index());
                case StripColumn.Fold fold ->
                    assertThat(OperatorStrip.fold(target)).contains(fold);
            }
        }
        assertThat(OperatorStrip.operator("fold:1-2")).isEmpty();
        assertThat(OperatorStrip.fold("operator:1")).isEmpty();
    }

    @Test
    void whereNobodyIsGuiltyTheSentenceSaysSo() {
        Localisation innocent = InventedOperators.innocent();
        List<StripColumn> columns = StripColumn.choose(
                innocent.operators(), OperatorEdges.NONE, 4, new BitSet(), OperatorStrip.room(WIDTH));
        Picture picture = OperatorStrip.of(innocent, new StripView(Measure.LOCAL, columns, 0, -1), WIDTH, HEIGHT);
        assertThat(texts(picture)).contains(innocent.sentence());
        assertThat(bars(picture, "fill-contraindicated")).isEmpty();
        assertThat(bars(picture, "series-2")).isEmpty();
    }

    @Test
    void aDifferenceWhereNoneMayBeReachesTheTopAndIsWrittenAsInfinite() {
        var exact = new OperatorError(
                0, "Reshape", "/r", "r", Verdict.OUTSIDE, 1, 0, Double.POSITIVE_INFINITY, 1, "must be bit exact");
        var found = new Localisation(List.of(exact), OptionalInt.of(0), 0, "Reshape differs");
        var view = new StripView(Measure.LOCAL, List.of(new StripColumn.One(exact)), 0, 0);
        Picture picture = OperatorStrip.of(found, view, WIDTH, HEIGHT);
        assertThat(texts(picture)).contains("guilty: first above its bound, infinite");
        assertThat(bars(picture, "fill-contraindicated").getFirst().y()).isEqualTo(28);
        assertThat(picture.spots().getFirst().words()).contains("bound none: must be equal");
    }

    @Test
    void theTableHoldsEveryOperatorWithItsReason() {
        Picture.Twin twin = picture(Measure.LOCAL).twin();
        assertThat(twin.rows()).hasSize(FOUND.operators().size());
        assertThat(twin.rows().get(guilty())).contains("MatMul", "640×", "Outside");
        assertThat(twin.columns()).hasSameSizeAs(twin.rows().getFirst());
    }

    /** As a real localisation finds it: before and after the guilty one every operator is equal, bit for bit. */
    private static List<OperatorError> allEqualButOne(int guilty) {
        return FOUND.operators().stream()
                .map(error -> error.index() == guilty
                        ? error
                        : new OperatorError(
                                error.index(),
                                error.type(),
                                error.name(),
                                error.value(),
                                Verdict.BIT_EXACT,
                                0,
                                0,
                                0,
                                error.drift(),
                                "From the claimed inputs it gives what was claimed, bit for bit."))
                .toList();
    }

    @Test
    void whereAllOthersAreEqualTheNeighboursInTheGraphStandBesideTheGuiltyOne() {
        OperatorEdges graph = InventedOperators.graph();
        int guilty = graph.operators().stream()
                .filter(node -> node.name().equals("/encoder/layer.3/output/dense/MatMul"))
                .findFirst()
                .orElseThrow()
                .index();
        List<Integer> shown = shownIndices(
                StripColumn.choose(allEqualButOne(guilty), graph, guilty, new BitSet(), OperatorStrip.room(WIDTH)));
        List<Integer> neighbours = graph.edges().stream()
                .filter(edge -> edge.from() == guilty || edge.to() == guilty)
                .map(edge -> edge.from() == guilty ? edge.to() : edge.from())
                .toList();
        assertThat(neighbours).isNotEmpty();
        assertThat(shown).contains(guilty).containsAll(neighbours).hasSizeGreaterThan(8);
        assertThat(shown).as("not the model's beginning").doesNotContain(0, 1, 2);
    }

    @Test
    void whatIsEqualNeedsNoBoundAndDoesNotSayThatNoneIsAllowed() {
        OperatorError equal = allEqualButOne(-1).getFirst();
        assertThat(OperatorTable.bound(equal)).isEqualTo("not needed: equal");
        assertThat(OperatorTable.multiple(equal)).isEqualTo("equal");
        assertThat(OperatorTable.words(FOUND, equal))
                .contains("equal to what it gives")
                .doesNotContain("bound");
    }

    @Test
    void theTableOpensAtTheGuiltyOperator() {
        assertThat(picture(Measure.LOCAL).twin().from()).isEqualTo(guilty());
    }

    @ParameterizedTest
    @CsvSource({
        "Add, /encoder/layer.3/output/dense/Add, 'layer 3, output dense'",
        "Add, /encoder/layer.3/output/Add, 'layer 3, output'",
        "MatMul, /encoder/layer.0/attention/self/query/MatMul, 'layer 0, attention self query'",
        "Gather, /embeddings/word_embeddings/Gather, embeddings word embeddings",
        "Add, sum, sum"
    })
    void aPlaceInFullTellsNeighboursOfOneTypeApart(String type, String name, String place) {
        assertThat(OperatorName.place(type, name)).isEqualTo(place);
    }

    @Test
    void boxesOfNeighboursDoNotReadAlike() {
        assertThat(List.of("query", "key", "value"))
                .extracting(part -> OperatorName.inner("MatMul", "/encoder/layer.0/attention/self/" + part + "/MatMul"))
                .containsExactly("L0 self query", "L0 self key", "L0 self value");
        assertThat(OperatorName.inner("Add", "/encoder/layer.3/output/dense/Add"))
                .isEqualTo("L3 output dense");
        assertThat(OperatorName.inner("Add", "sum")).isEqualTo("sum");
    }

    @Test
    void noTextIsWiderThanItsBox() {
        Picture picture = picture(Measure.LOCAL);
        for (Shape shape : picture.shapes()) {
            if (shape instanceof Words words && words.anchor() == Shape.Anchor.MIDDLE) {
                assertThat(Letters.width(words.text(), words.face())).isLessThanOrEqualTo(64);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "MatMul, /encoder/layer.0/attention/self/query/MatMul, L0 query",
        "MatMul, /encoder/layer.11/attention/output/dense/MatMul, L11 output",
        "Softmax, /encoder/layer.3/attention/self/Softmax, L3 attention",
        "Gather, /embeddings/word_embeddings/Gather, word",
        "LayerNormalization, /embeddings/LayerNorm/LayerNormalization, embeddings",
        "Add, onnx::Add_12, onnx",
        "Add, sum, sum",
        "MatMulInteger, /encoder/layer.0/attention/self/key/MatMul_quant, L0 key"
    })
    void aPlaceIsNamedInTwoWords(String type, String name, String brief) {
        assertThat(OperatorName.brief(type, name)).isEqualTo(brief);
    }

    private static int counted(List<StripColumn> columns) {
        return columns.stream()
                .mapToInt(column -> column instanceof StripColumn.Fold fold ? fold.size() : 1)
                .sum();
    }

    private static List<Integer> shownIndices(List<StripColumn> columns) {
        return columns.stream()
                .filter(StripColumn.One.class::isInstance)
                .map(column -> ((StripColumn.One) column).operator().index())
                .toList();
    }

    private static Line boundLine(Picture picture) {
        return picture.shapes().stream()
                .filter(shape -> shape instanceof Line line && line.dashed())
                .map(Line.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static List<Box> bars(Picture picture, String colour) {
        return picture.shapes().stream()
                .filter(shape -> shape instanceof Box box && box.fill().equals(Optional.of(colour)))
                .map(Box.class::cast)
                .toList();
    }

    private static List<String> texts(Picture picture) {
        return picture.shapes().stream()
                .filter(Words.class::isInstance)
                .map(shape -> ((Words) shape).text())
                .toList();
    }
}
