package dev.reckoner.runtime.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.Tensor;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The form of leaves and openings, and what becomes of an opening in which something is not as it was committed to. */
class TraceCommitmentTest {
    private static final PlainTree TREE = new PlainTree();

    private static TracePosition position(int i) {
        return new TracePosition(i, 0, Integer.toString(i), "value_" + i);
    }

    private static Tensor value(int i) {
        return Tensor.ofFloats(List.of(2L), i, -i);
    }

    private static TraceCommitment of(int values) {
        List<TraceLeaf> leaves = new ArrayList<>();
        for (int i = 0; i < values; i++) {
            leaves.add(TraceLeaf.of(position(i), value(i), TREE));
        }
        return new TraceCommitment(leaves, TREE);
    }

    private static String sha256(String hex) {
        return Hash.ofBytes(HexFormat.of().parseHex(hex)).hex();
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void leafAndRootAreWrittenOutByHand() {
        Tensor tensor = value(3);
        TraceLeaf leaf = TraceLeaf.of(new TracePosition(258, 1, "258", "scores"), tensor, TREE);
        String content = "02010000" + "01000000" + sha256(hex("258scores")) + tensor.sha256();
        assertThat(HexFormat.of().formatHex(leaf.content())).isEqualTo(content);
        TraceCommitment two = new TraceCommitment(List.of(leaf, TraceLeaf.of(position(4), value(4), TREE)), TREE);
        String other = "04000000" + "00000000" + sha256(hex("4value_4")) + value(4).sha256();
        assertThat(two.root().hex()).isEqualTo(sha256("01" + sha256("00" + content) + sha256("00" + other)));
    }

    @Test
    void aLeafWithBlocksHasTheirRootBehindItsHash() {
        Tensor large = large();
        TraceLeaf leaf = TraceLeaf.of(position(0), large, TREE);
        byte[] bytes = large.canonicalBytes();
        List<byte[]> blocks = new ArrayList<>();
        for (int at = 0; at < bytes.length; at += 65_536) {
            byte[] block = java.util.Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + 65_536));
            blocks.add(TREE.leaf(block));
        }
        assertThat(leaf.content()).hasSize(104).endsWith(TREE.root(blocks));
        assertThat(TraceLeaf.of(position(0), value(0), TREE).content()).hasSize(72);
    }

    @Test
    void blocksBeginBeyondOneMebibyteAndNotBefore() {
        int head = 3 + 8;
        Tensor just = Tensor.ofRaw(
                dev.reckoner.runtime.tensor.ElementType.UINT8,
                List.of((long) Tiles.FROM - head),
                new byte[Tiles.FROM - head]);
        Tensor more = Tensor.ofRaw(
                dev.reckoner.runtime.tensor.ElementType.UINT8,
                List.of((long) Tiles.FROM - head + 1),
                new byte[Tiles.FROM - head + 1]);
        assertThat(Tiles.root(just, TREE)).isEmpty();
        assertThat(Tiles.root(more, TREE)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 8, 9, 100})
    void everyValueIsShownUnderTheRoot(int size) {
        TraceCommitment trace = of(size);
        for (int i = 0; i < size; i++) {
            Opening opening = trace.open(i, value(i));
            assertThat(opening.fault(position(i), i, size, trace.root(), TREE)).isEmpty();
            assertThat(trace.indexOf("value_" + i)).hasValue(i);
        }
        assertThat(trace.indexOf("nothing")).isEmpty();
    }

    @Test
    void anotherValueOfTheSameShapeIsNotTheOne() {
        TraceCommitment trace = of(9);
        assertThat(trace.open(4, value(5)).fault(trace.root(), TREE)).contains(OpeningFault.VALUE);
        Opening honest = trace.open(4, value(4));
        TraceLeaf forged = TraceLeaf.of(position(4), value(5), TREE);
        assertThat(with(honest, forged, value(5)).fault(trace.root(), TREE)).contains(OpeningFault.PROOF);
    }

    @Test
    void theOpeningOfAnotherLeafIsNotWhatWasAskedFor() {
        TraceCommitment trace = of(9);
        Opening other = trace.open(5, value(5));
        assertThat(other.fault(position(4), 4, 9, trace.root(), TREE)).contains(OpeningFault.SWAPPED);
        Opening relabelled = new Opening(other.leaf(), 4, 9, other.value(), other.proof());
        assertThat(relabelled.fault(trace.root(), TREE)).contains(OpeningFault.PROOF);
        TraceLeaf renamed = new TraceLeaf(position(4), other.leaf().value(), Optional.empty());
        assertThat(new Opening(renamed, 4, 9, other.value(), other.proof())
                        .fault(position(4), 4, 9, trace.root(), TREE))
                .contains(OpeningFault.PROOF);
    }

    @Test
    void theProofOfAnotherLeafAWrongIndexAWrongSizeAndATruncatedProofDoNotHold() {
        TraceCommitment trace = of(9);
        Opening honest = trace.open(4, value(4));
        List<Opening> forged = new ArrayList<>(List.of(
                new Opening(honest.leaf(), 4, 9, honest.value(), trace.proof(5)),
                new Opening(honest.leaf(), 3, 9, honest.value(), honest.proof()),
                new Opening(honest.leaf(), 4, 8, honest.value(), trace.proof(5)),
                new Opening(honest.leaf(), 4, 9, honest.value(), List.of()),
                new Opening(
                        honest.leaf(),
                        4,
                        9,
                        honest.value(),
                        honest.proof().subList(0, honest.proof().size() - 1)),
                new Opening(honest.leaf(), -1, 9, honest.value(), honest.proof()),
                new Opening(honest.leaf(), 4, Long.MAX_VALUE, honest.value(), honest.proof())));
        List<Hash> reversed = new ArrayList<>(honest.proof());
        Collections.reverse(reversed);
        forged.add(new Opening(honest.leaf(), 4, 9, honest.value(), reversed));
        assertThat(forged)
                .allSatisfy(
                        opening -> assertThat(opening.fault(trace.root(), TREE)).contains(OpeningFault.PROOF));
        assertThat(honest.fault(of(10).root(), TREE)).contains(OpeningFault.PROOF);
    }

    @Test
    void aBlockOfALargeValueIsShownWithoutTheRest() throws Exception {
        Tensor large = large();
        TraceCommitment trace = around(large);
        int last = Tiles.count(large.canonicalBytes().length) - 1;
        for (int tile : new int[] {0, 7, last}) {
            TileOpening opening = trace.openTile(1, large, tile);
            assertThat(opening.fault(trace.root(), TREE)).isEmpty();
            assertThat(opening.tile().bytes()).hasSizeLessThanOrEqualTo(Tiles.BLOCK);
        }
        assertThatThrownBy(() -> trace.openTile(1, large, last + 1)).hasMessageContaining("blocks 0 to " + last);
        assertThatThrownBy(() -> trace.openTile(1, large, -1)).isInstanceOf(CommitException.class);
        assertThatThrownBy(() -> trace.openTile(0, value(0), 0)).hasMessageContaining("shown whole");
    }

    @Test
    void aBlockThatIsChangedOrOfAnotherPlaceOrValueDoesNotHold() throws Exception {
        Tensor large = large();
        TraceCommitment trace = around(large);
        TileOpening honest = trace.openTile(1, large, 7);
        TileOpening next = trace.openTile(1, large, 8);
        byte[] changed = honest.tile().bytes();
        changed[0] ^= 1;
        TileOpening.Tile tile = honest.tile();
        List<TileOpening.Tile> forged = List.of(
                new TileOpening.Tile(7, tile.count(), changed, tile.proof()),
                new TileOpening.Tile(8, tile.count(), tile.bytes(), tile.proof()),
                new TileOpening.Tile(7, 16, tile.bytes(), tile.proof()),
                new TileOpening.Tile(7, tile.count(), tile.bytes(), next.tile().proof()),
                new TileOpening.Tile(7, tile.count(), tile.bytes(), List.of()));
        assertThat(forged)
                .allSatisfy(other -> assertThat(
                                new TileOpening(honest.leaf(), 1, 3, honest.proof(), other).fault(trace.root(), TREE))
                        .contains(OpeningFault.TILES));
        assertThat(new TileOpening(trace.leaves().get(0), 0, 3, trace.proof(0), tile).fault(trace.root(), TREE))
                .contains(OpeningFault.TILES);
        assertThat(new TileOpening(honest.leaf(), 2, 3, honest.proof(), tile).fault(trace.root(), TREE))
                .contains(OpeningFault.PROOF);
    }

    /** Hash and blocks of a leaf may be of different values; who shows the whole must then fail at one of them. */
    @Test
    void aLeafWhoseBlocksAreOfAnotherValueCannotBeShownWhole() {
        Tensor large = large();
        Tensor another = Tensor.ofFloats(large.dims(), new float[Math.toIntExact(large.elementCount())]);
        TraceLeaf mixed = new TraceLeaf(position(0), ValueForm.digest(large), Tiles.root(another, TREE));
        TraceCommitment trace = new TraceCommitment(List.of(mixed), TREE);
        assertThat(trace.open(0, large).fault(trace.root(), TREE)).contains(OpeningFault.TILES);
        assertThat(trace.open(0, another).fault(trace.root(), TREE)).contains(OpeningFault.VALUE);
    }

    private static TraceCommitment around(Tensor large) {
        return new TraceCommitment(
                List.of(
                        TraceLeaf.of(position(0), value(0), TREE),
                        TraceLeaf.of(position(1), large, TREE),
                        TraceLeaf.of(position(2), value(2), TREE)),
                TREE);
    }

    private static Tensor large() {
        float[] values = new float[300_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }
        return Tensor.ofFloats(List.of((long) values.length), values);
    }

    private static Opening with(Opening opening, TraceLeaf leaf, OnnxValue value) {
        return new Opening(leaf, opening.index(), opening.size(), value, opening.proof());
    }
}
