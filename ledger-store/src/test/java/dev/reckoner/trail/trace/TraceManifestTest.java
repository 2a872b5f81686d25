package dev.reckoner.trail.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.StrictJson;
import dev.reckoner.trail.TrailFormatException;
import dev.reckoner.trail.bundle.SampleTrace;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TraceManifestTest {
    private static final Digest VALUE = Digest.sha256(new byte[] {1});
    private static final Digest TILES = Digest.sha256(new byte[] {2});

    private static String sha256(String hex) {
        return Digest.sha256(HexFormat.of().parseHex(hex)).hex();
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    private static TraceLeaf leaf(int node, Optional<Digest> tiles) {
        return new TraceLeaf(node, 1, Integer.toString(node), "scores", Optional.empty(), VALUE, tiles, VALUE);
    }

    @Test
    void theRootIsWrittenOutByHand() {
        var list = TraceManifest.of(VALUE, "all", List.of(leaf(7, Optional.empty()), leaf(258, Optional.of(TILES))));
        String first = "07000000" + "01000000" + sha256(hex("7scores")) + VALUE.hex();
        String second = "02010000" + "01000000" + sha256(hex("258scores")) + VALUE.hex() + TILES.hex();
        assertThat(list.root().hex()).isEqualTo(sha256("01" + sha256("00" + first) + sha256("00" + second)));
        assertThat(list.addsUp()).isTrue();
    }

    @Test
    void whatIsWrittenIsRead() throws Exception {
        var list = SampleTrace.manifest();
        assertThat(TraceManifest.read(list.write())).isEqualTo(list);
        assertThat(list.leaf("value_2")).map(TraceLeaf::node).contains(2);
        assertThat(list.leaf("nothing")).isEmpty();
        assertThat(SampleTrace.altered().addsUp()).isFalse();
    }

    static Stream<Arguments> damages() {
        return Stream.of(
                damage("TR-TRACE-VERSION", json -> json.put("format", "reckoner-trace/2")),
                damage("TR-TRACE", json -> json.putArray("leaves")),
                damage("TR-JSON-TYPE", json -> json.remove("root")),
                damage("TR-JSON-TYPE", json -> json.put("root", "sha256:12")),
                damage("TR-JSON-TYPE", json -> json.put("leaves", 7)),
                damage("TR-JSON-TYPE", json -> json.withArray("leaves").addNull()),
                damage("TR-TRACE", json -> json.put("root", "keccak256:" + VALUE.hex())),
                damage("TR-TRACE", json -> first(json).put("node", -1)),
                damage("TR-TRACE", json -> first(json).put("output", -1)),
                damage("TR-TRACE", json -> first(json).put("path", "1")),
                damage("TR-TRACE", json -> first(json).put("path", "0//x")),
                damage("TR-TRACE", json -> first(json).put("kind", "TEXT")),
                damage("TR-TRACE", json -> first(json).put("node", 3).put("path", "3")),
                damage(
                        "TR-TRACE",
                        json -> json.withArray("leaves")
                                .insert(1, json.withArray("leaves").get(0))));
    }

    private static Arguments damage(String code, Consumer<ObjectNode> change) {
        return Arguments.of(code, change);
    }

    private static ObjectNode first(ObjectNode json) {
        return (ObjectNode) json.withArray("leaves").get(0);
    }

    @ParameterizedTest
    @MethodSource("damages")
    void whatIsNoListIsRefusedWithItsPlace(String code, Consumer<ObjectNode> change) throws Exception {
        var json = (ObjectNode) StrictJson.tree(SampleTrace.manifest().write());
        change.accept(json);
        assertThatThrownBy(() -> TraceManifest.read(StrictJson.write(json)))
                .isInstanceOfSatisfying(
                        TrailFormatException.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }

    @Test
    void valuesOfNestedGraphsStandAmongThoseOfTheirOperator() throws Exception {
        var list = TraceManifest.of(
                VALUE,
                "all",
                List.of(
                        new TraceLeaf(4, 0, "4/body#0/0", "a", Optional.empty(), VALUE, Optional.empty(), VALUE),
                        new TraceLeaf(4, 0, "4/body#1/0", "a", Optional.empty(), VALUE, Optional.empty(), VALUE),
                        new TraceLeaf(4, 0, "4", "y", Optional.empty(), VALUE, Optional.empty(), VALUE)));
        assertThat(TraceManifest.read(list.write()).leaf("a")).isEmpty();
    }
}
