package dev.reckoner.audit;

import dev.reckoner.audit.InclusionPath.Level;
import dev.reckoner.audit.InclusionPath.Side;
import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.LeafRange;
import dev.reckoner.crypto.MerkleTree;
import dev.reckoner.ledger.witness.HeadEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The desk of the invented case: its hashes are real ones over invented leaves. What is asked of it is kept for assertions. */
public final class InventedLedgerDesk implements LedgerDesk {
    private static final Instant AT = Instant.parse("2026-06-02T13:32:00Z");

    private final long size;
    private final List<String> asked = new ArrayList<>();
    private List<LedgerHeads.OtherHead> others = List.of(other(402, HeadEntry.Standing.SHOWN, "a"));
    private String trouble = "";
    private OptionalInt damaged = OptionalInt.empty();

    InventedLedgerDesk(long size) {
        this.size = size;
    }

    /** What was asked, in order, for example {@code proof 12 out}. */
    public List<String> asked() {
        return asked;
    }

    /** From now on the tree holds something else at that level. */
    public void damage(int level) {
        damaged = OptionalInt.of(level);
    }

    @Override
    public InclusionPath path(long index) {
        List<byte[]> leaves = new ArrayList<>();
        for (long i = 0; i < size; i++) {
            leaves.add(InventedClaims.digest("leaf " + i).bytes());
        }
        byte[] node = leaves.get((int) index);
        Digest leaf = Digest.ofSha256(node);
        var levels = new ArrayList<Level>();
        List<byte[]> given = MerkleTree.inclusionProof(leaves, (int) index);
        List<LeafRange> ranges = MerkleTree.inclusionRanges(index, size);
        for (int i = 0; i < ranges.size(); i++) {
            Side side = ranges.get(i).start() < index ? Side.LEFT : Side.RIGHT;
            node = side == Side.LEFT ? MerkleTree.node(given.get(i), node) : MerkleTree.node(node, given.get(i));
            levels.add(new Level(Digest.ofSha256(given.get(i)), ranges.get(i), side, Digest.ofSha256(node)));
        }
        return new InclusionPath(index, leaf, levels, Digest.ofSha256(MerkleTree.root(leaves)), size, true, damaged);
    }

    @Override
    public LedgerHeads heads() throws IOException {
        if (!trouble.isEmpty()) {
            throw new IOException(trouble);
        }
        return new LedgerHeads(
                List.of(
                        head(size, "02T14:02:11", List.of()),
                        head(433, "02T13:32:17", List.of("Harbour Audit", "Northwind Observatory")),
                        head(204, "01T17:20:00", List.of("Harbour Audit", "Northwind Observatory")),
                        head(118, "01T11:05:40", List.of("Harbour Audit"))),
                List.of(
                        new LedgerHeads.Seen("Harbour Audit", Optional.of(AT.plusSeconds(480)), 433, true),
                        new LedgerHeads.Seen("Northwind Observatory", Optional.of(AT.plusSeconds(720)), 433, true),
                        new LedgerHeads.Seen("Second examiner", Optional.empty(), 0, false)),
                Optional.of(new LedgerHeads.Wanted(2, 3, "witnesses.txt", AT)),
                List.of(
                        new LedgerHeads.SigningKey(
                                "91d03f2c", "Ed25519", "invented+91d03f2c+key", 0, OptionalLong.of(204)),
                        new LedgerHeads.SigningKey(
                                "7c1e09ab", "Ed25519", "invented+7c1e09ab+key", 204, OptionalLong.empty())),
                others,
                List.of(new LedgerHeads.GivenCosignature(401, "reckoner.dev/case/harbour/5e11ab09", 812, AT)));
    }

    /** From now on the heads cannot be read. */
    public void withoutHeads(String why) {
        trouble = why;
    }

    /** From now on another log is known to have told two stories. */
    public void fork() {
        others = List.of(other(455, HeadEntry.Standing.CONTRADICTING, "b"), other(402, HeadEntry.Standing.SHOWN, "a"));
    }

    private static LedgerHeads.OtherHead other(long entry, HeadEntry.Standing standing, String root) {
        return new LedgerHeads.OtherHead(
                entry, "ledgerly.example/log", "40aa1f77", 9_204, InventedClaims.digest(root), standing, AT);
    }

    private static LedgerHeads.Head head(long size, String at, List<String> cosigned) {
        return new LedgerHeads.Head(
                size, InventedClaims.digest("root " + size), Instant.parse("2026-06-" + at + "Z"), cosigned, 3);
    }

    @Override
    public List<ItemCustody> custodyOf(long index) {
        return index % 2 == 0
                ? List.of()
                : List.of(
                        new ItemCustody("Response, 1,204 bytes", Optional.of(InventedClaims.digest("item")), List.of()),
                        trail());
    }

    @Override
    public UnnamedBlobs unnamedBlobs(TaskProgress progress) {
        return new UnnamedBlobs(3, 48_210);
    }

    @Override
    public ItemCustody custodyOfCase() {
        return custody().getFirst();
    }

    @Override
    public List<ItemCustody> custody() {
        return List.of(
                new ItemCustody(
                        "The case",
                        Optional.empty(),
                        List.of(line(3, "02T08:02:10", Handling.OPENED, Optional.empty(), ""))),
                trail());
    }

    private static ItemCustody trail() {
        Digest file = InventedClaims.digest("trail 4");
        return new ItemCustody(
                "Trail 4, meridian-june.jsonl",
                Optional.of(file),
                List.of(
                        line(12, "01T09:14:02", Handling.IMPORTED, Optional.of(file), "meridian-june.jsonl"),
                        line(301, "02T13:40:02", Handling.EXPORTED, Optional.of(file), "meridian-june.jsonl")));
    }

    private static CustodyLine line(long entry, String at, Handling action, Optional<Digest> item, String name) {
        return new CustodyLine(
                entry, Instant.parse("2026-06-" + at + "Z"), action, item, name, "R. Osei", "Reckoner 0.4");
    }

    @Override
    public void handled(Handling action, Path file) {
        asked.add("handled " + action + " " + file);
    }

    @Override
    public void exportProof(long index, Path file) {
        asked.add("proof " + index + " " + file);
    }

    @Override
    public void exportHead(Path file) {
        asked.add("head " + file);
    }

    @Override
    public String knownKey(Path file) {
        return "";
    }

    @Override
    public HeadEntry.Seen importHead(Path file, String key) {
        throw new UnsupportedOperationException("An invented case keeps no head.");
    }

    @Override
    public void askWitness(String witness, Path file) {
        asked.add("ask " + witness + " " + file);
    }

    @Override
    public List<String> acceptAnswer(Path file) {
        asked.add("accept " + file);
        return List.of("Second examiner");
    }

    @Override
    public void setWitnessPolicy(Path file) {
        asked.add("policy " + file);
    }
}
