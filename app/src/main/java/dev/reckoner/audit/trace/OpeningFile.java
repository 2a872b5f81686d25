package dev.reckoner.audit.trace;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.reckoner.crypto.Digest;
import dev.reckoner.runtime.commit.Hash;
import dev.reckoner.runtime.commit.Opening;
import dev.reckoner.runtime.commit.OpeningFault;
import dev.reckoner.runtime.commit.TileOpening;
import dev.reckoner.runtime.commit.TraceLeaf;
import dev.reckoner.runtime.commit.TracePosition;
import dev.reckoner.runtime.tensor.TensorFormatException;
import dev.reckoner.runtime.tensor.ValueProtos;
import dev.reckoner.trail.StrictJson;
import dev.reckoner.trail.TrailFormatException;
import dev.reckoner.trail.ValueReference;
import dev.reckoner.trail.trace.TraceManifest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * One value of a trace, or one block of a large one, with the proof that it is in it, as a JSON file; docs/traces.md has it member by
 * member.
 *
 * @param format {@link #FORMAT}
 * @param root root of the trace
 * @param index the leaf's index
 * @param size how many leaves there are
 * @param proof the audit path, from the leaf's sibling up
 * @param content the value as a serialised ONNX message, base64; absent where a block is shown
 * @param block the block
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record OpeningFile(
        String format,
        Digest root,
        long index,
        long size,
        int node,
        int output,
        String path,
        String name,
        Optional<ValueReference.Kind> kind,
        Digest value,
        Optional<Digest> tiles,
        List<Digest> proof,
        Optional<String> content,
        Optional<Block> block) {
    /** The format's name, as it stands in the file. */
    public static final String FORMAT = "reckoner-opening/1";

    public OpeningFile {
        proof = List.copyOf(proof);
    }

    /**
     * A block of 64 KiB.
     *
     * @param bytes base64
     * @param proof the audit path in the value's own tree
     */
    public record Block(long index, long count, String bytes, List<Digest> proof) {
        public Block {
            proof = List.copyOf(proof);
        }
    }

    /** A value that is shown whole. */
    static OpeningFile of(Hash root, Opening opening) {
        return of(
                root,
                opening.leaf(),
                new Place(opening.index(), opening.size(), opening.proof()),
                TraceManifest.kind(ListedValues.form(opening.value())),
                Optional.of(Base64.getEncoder().encodeToString(ValueProtos.write(opening.value()))),
                Optional.empty());
    }

    /** One of its blocks. */
    static OpeningFile of(Hash root, TileOpening opening, ValueReference.Kind form) {
        var tile = opening.tile();
        var block = new Block(
                tile.index(), tile.count(), Base64.getEncoder().encodeToString(tile.bytes()), digests(tile.proof()));
        return of(
                root,
                opening.leaf(),
                new Place(opening.index(), opening.size(), opening.proof()),
                TraceManifest.kind(form),
                Optional.empty(),
                Optional.of(block));
    }

    private record Place(long index, long size, List<Hash> proof) {}

    private static OpeningFile of(
            Hash root,
            TraceLeaf leaf,
            Place place,
            Optional<ValueReference.Kind> kind,
            Optional<String> content,
            Optional<Block> block) {
        var position = leaf.position();
        return new OpeningFile(
                FORMAT,
                ListedValues.digest(root),
                place.index(),
                place.size(),
                position.node(),
                position.output(),
                position.path(),
                position.name(),
                kind,
                ListedValues.digest(leaf.value()),
                leaf.tiles().map(ListedValues::digest),
                digests(place.proof()),
                content,
                block);
    }

    private static List<Digest> digests(List<Hash> proof) {
        return proof.stream().map(ListedValues::digest).toList();
    }

    private static List<Hash> hashes(List<Digest> proof) {
        return proof.stream().map(ListedValues::hash).toList();
    }

    /** The opening as a file. */
    public byte[] write() {
        return StrictJson.write(this);
    }

    /**
     * Reads a file.
     *
     * @throws TrailFormatException TR-JSON-…, TR-TRACE-VERSION, TR-TRACE where it is no opening
     */
    public static OpeningFile read(byte[] json) throws TrailFormatException {
        var read = StrictJson.value(json, OpeningFile.class);
        if (!read.format.equals(FORMAT)) {
            throw refused("TR-TRACE-VERSION", "The file is not of the format " + FORMAT);
        }
        if (read.content.isPresent() == read.block.isPresent()) {
            throw refused("TR-TRACE", "The file holds neither a value nor a block, or both");
        }
        return read;
    }

    private static TrailFormatException refused(String code, String sentence) {
        return new TrailFormatException(code, "", sentence, "Ask for the opening as docs/traces.md describes it.");
    }

    /**
     * What is wrong with it; empty if what it shows is in the trace of that root.
     *
     * @param trusted the root by whoever signed or published it; that in the file is nobody's word
     */
    public Optional<OpeningFault> fault(Digest trusted) {
        try {
            var leaf = new TraceLeaf(
                    new TracePosition(node, output, path, name),
                    ListedValues.hash(value),
                    tiles.map(ListedValues::hash));
            return block.isPresent() ? fault(leaf, block.get(), trusted) : fault(leaf, content.orElse(""), trusted);
        } catch (IllegalArgumentException | TensorFormatException unreadable) {
            return Optional.of(OpeningFault.MALFORMED);
        }
    }

    private Optional<OpeningFault> fault(TraceLeaf leaf, String base64, Digest trusted) throws TensorFormatException {
        var shown = ValueProtos.read(
                ListedValues.kind(kind.orElse(ValueReference.Kind.TENSOR)),
                Base64.getDecoder().decode(base64));
        return new Opening(leaf, index, size, shown, hashes(proof)).fault(ListedValues.hash(trusted), Rfc6962Tree.TREE);
    }

    private Optional<OpeningFault> fault(TraceLeaf leaf, Block shown, Digest trusted) {
        var tile = new TileOpening.Tile(
                shown.index(), shown.count(), Base64.getDecoder().decode(shown.bytes()), hashes(shown.proof()));
        return new TileOpening(leaf, index, size, hashes(proof), tile)
                .fault(ListedValues.hash(trusted), Rfc6962Tree.TREE);
    }
}
