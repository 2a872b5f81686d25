package dev.reckoner.runtime.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.runtime.compare.RoundingGrid;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.OperatorGraph;
import dev.reckoner.runtime.onnx.SentenceEncoder;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

/** The parts that hypotheses are made of: repeated layers, grids, forms, batches and sequences. */
class PartsTest {
    @Test
    void theSixLayersOfTheEncoderAreFoundInBothOfItsVersions() throws Exception {
        try (Encoder encoder = new Encoder()) {
            for (OnnxModel model : List.of(SentenceEncoder.precise(), SentenceEncoder.quantised())) {
                OperatorGraph graph = OperatorGraph.of(model);
                Map<String, List<Long>> shapes = ShapeScout.read(
                        encoder.run(ShapeScout.of(model, graph), ExecutionProfile.CANONICAL, Encoder.tokens(1, 1, 8)));
                assertThat(shapes).hasSize(graph.values().size());
                Blocks blocks = Blocks.of(graph, shapes);
                assertThat(blocks.count()).isEqualTo(6);
                assertThat(blocks.boundaries())
                        .containsExactly(
                                "/embeddings/LayerNorm/Add_1_output_0",
                                Frauds.layer(1),
                                Frauds.layer(2),
                                Frauds.layer(3),
                                Frauds.layer(4),
                                Frauds.layer(5),
                                Encoder.OUTPUT);
            }
        }
    }

    @Test
    void gridsHoldWhatARoundedNumberIs() {
        assertThat((float) grid("4 decimals").nearest(0.123456f)).isEqualTo(0.1235f);
        assertThat(grid("whole numbers").nearest(-2.5f)).isEqualTo(-2);
        assertThat(grid("3 significant digits").nearest(12345)).isEqualTo(12300);
        assertThat((float) grid("3 significant digits").nearest(-0.00123456f)).isEqualTo(-0.00123f);
        assertThat(grid("float16").nearest(70_000)).isInfinite();
        assertThat(grid("float16").nearest(1.0004f)).isEqualTo(1);
        assertThat(grid("bfloat16").nearest(3.1415927f)).isEqualTo(3.140625f);
        assertThat(grid("2 decimals").nearest(Float.NaN)).isNaN();
    }

    private static RoundingGrid grid(String words) {
        return RoundingGrid.ofSinglePrecision().stream()
                .filter(each -> each.words().equals(words))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void poolingHeedsTheMask() {
        Tensor hidden = Tensor.ofFloats(List.of(1L, 3L, 2L), 1, 2, 3, 4, 50, 60);
        SequencedMap<String, OnnxValue> inputs = Encoder.inputs(1, 3, i -> i, i -> i < 2 ? 1 : 0);
        assertThat(form("mean over what is not masked").of(hidden, inputs, List.of(2L)))
                .contains(Tensor.ofFloats(List.of(2L), 2, 3));
        assertThat(form("mean over all positions").of(hidden, inputs, List.of(1L, 2L)))
                .contains(Tensor.ofFloats(List.of(1L, 2L), 18, 22));
        assertThat(form("first position").of(hidden, inputs, List.of(1L, 2L)))
                .contains(Tensor.ofFloats(List.of(1L, 2L), 1, 2));
        assertThat(form("largest of all positions").of(hidden, inputs, List.of(1L, 2L)))
                .contains(Tensor.ofFloats(List.of(1L, 2L), 50, 60));
        assertThat(form("first position").of(hidden, inputs, List.of(3L))).isEmpty();
    }

    private static Form form(String label) {
        return Form.all().stream()
                .filter(each -> each.label().equals(label))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aBatchPadsTheShorterAndGivesBackItsOwnRows() {
        var claim = Encoder.inputs(1, 2, i -> 7 + i, i -> 1);
        var other = Encoder.inputs(2, 3, i -> 20 + i, i -> 1);
        Batch batch = Batch.of(claim, List.of(other), 1).orElseThrow();
        assertThat(batch.inputs().get("input_ids"))
                .isEqualTo(Tensor.ofLongs(List.of(3L, 3L), 20, 21, 22, 23, 24, 25, 7, 8, 0));
        assertThat(batch.inputs().get("attention_mask"))
                .isEqualTo(Tensor.ofLongs(List.of(3L, 3L), 1, 1, 1, 1, 1, 1, 1, 1, 0));
        assertThat(batch.own(batch.inputs()).get("input_ids")).isEqualTo(Tensor.ofLongs(List.of(1L, 3L), 7, 8, 0));
        assertThat(Batch.of(claim, List.of(new LinkedHashMap<>()), 0)).isEmpty();
    }

    @Test
    void sequencesAreCutPaddedAndMasked() {
        var sequences = Sequences.of(Encoder.inputs(1, 4, i -> 5 + i, i -> i < 3 ? 1 : 0));
        assertThat(sequences.length()).isEqualTo(4);
        assertThat(sequences.counted()).isEqualTo(3);
        assertThat(sequences.taken(2, place -> place + 1).get("input_ids"))
                .isEqualTo(Tensor.ofLongs(List.of(1L, 2L), 6, 7));
        assertThat(sequences.padded(2, place -> place, 4).get("input_ids"))
                .isEqualTo(Tensor.ofLongs(List.of(1L, 4L), 5, 6, 0, 0));
        assertThat(sequences.masked(1).get("attention_mask")).isEqualTo(Tensor.ofLongs(List.of(1L, 4L), 1, 0, 0, 0));
        assertThat(sequences.masked(1).get("input_ids")).isEqualTo(Tensor.ofLongs(List.of(1L, 4L), 5, 6, 7, 8));
    }
}
