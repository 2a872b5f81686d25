package dev.reckoner.audit;

import dev.reckoner.appraise.code.Tier;
import dev.reckoner.crypto.Digest;
import dev.reckoner.trail.ReadProblem;
import dev.reckoner.trail.ReadProblem.Severity;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The trails of {@link InventedCase}. */
final class InventedTrails {
    private static final Instant IMPORTED = Instant.parse("2026-06-01T09:12:00Z");

    private InventedTrails() {}

    static List<TrailRow> of(List<ClaimRow> rows) {
        var whole = new LinkedHashMap<String, Integer>();
        whole.put("Claims", 160);
        whole.put("Signed statements", 160);
        whole.put("Attestations", 4);
        whole.put("Model files", 1);
        whole.put("Input tensors", 160);
        whole.put("Output tensors", 160);
        var part = new LinkedHashMap<String, Integer>();
        part.put("Claims", 80);
        part.put("Signed statements", 80);
        part.put("Attestations", 2);
        part.put("Input tensors", 73);
        return List.of(
                row(1, "/invented/ledgerly-2026q2.trail", "native bundle", 612_000_000, rows, whole, List.of(), 0),
                row(2, "/invented/quillbox-april.zip", "ZIP, 2 formats inside", 140_300_000, rows, part, problems(), 3),
                row(
                        3,
                        "/invented/registry-history.json",
                        "TEE registry events",
                        2_100_000,
                        rows,
                        Map.of("Registry events", 31),
                        List.of(),
                        9));
    }

    private static TrailRow row(
            int number,
            String file,
            String format,
            long size,
            List<ClaimRow> rows,
            Map<String, Integer> read,
            List<ReadProblem> problems,
            int minutes) {
        var tiers = new EnumMap<Tier, Integer>(Tier.class);
        rows.stream().filter(row -> row.trail() == number).forEach(row -> tiers.merge(row.tier(), 1, Integer::sum));
        int claims = tiers.values().stream().mapToInt(Integer::intValue).sum();
        return new TrailRow(
                number,
                file,
                format,
                size,
                InventedClaims.digest(file),
                IMPORTED.plusSeconds(minutes * 60L),
                claims,
                read,
                tiers,
                problems,
                10 + number);
    }

    static TrailRow unknown(int number, Path file) {
        return new TrailRow(
                number,
                file.toString(),
                "not recognised",
                12,
                InventedClaims.digest(file.toString()),
                IMPORTED.plusSeconds(3600),
                0,
                Map.of(),
                Map.of(),
                List.of(new ReadProblem(
                        file.getFileName().toString(),
                        "",
                        "TR-UNKNOWN-FORMAT",
                        "No reader knows this content",
                        "Attach it as a note, or ask what wrote it",
                        Severity.LEFT_OUT)),
                500 + number);
    }

    private static List<ReadProblem> problems() {
        return List.of(
                new ReadProblem(
                        "quillbox-april.zip!/inputs/0a417e.pb",
                        "",
                        "TR-BLOB-MISSING",
                        "Named in trail.json, not in the ZIP",
                        "Ask for it",
                        Severity.LEFT_OUT),
                new ReadProblem(
                        "quillbox-april.zip!/responses.jsonl",
                        "line 18",
                        "TR-JSON-DUPLICATE-KEY",
                        "“model” appears twice in one object",
                        "Ask for the record again",
                        Severity.DAMAGED),
                new ReadProblem(
                        "quillbox-april.zip!/responses.jsonl",
                        "line 40",
                        "TR-TRUNCATED",
                        "The line ends inside a string",
                        "Ask for the file again",
                        Severity.DAMAGED),
                new ReadProblem(
                        "quillbox-april.zip!/../../etc/hosts",
                        "",
                        "TR-PATH-ESCAPE",
                        "The name leaves the ZIP, not opened",
                        "Keep it as a note",
                        Severity.REFUSED),
                new ReadProblem(
                        "quillbox-april.zip!/bigfile.bin",
                        "",
                        "TR-RATIO",
                        "Unpacks to 310 times its size, not opened",
                        "Keep it as a note",
                        Severity.REFUSED),
                new ReadProblem(
                        "quillbox-april.zip!/notes.docx",
                        "",
                        "TR-UNKNOWN-FORMAT",
                        "No reader knows this content",
                        "Attach it as a note",
                        Severity.LEFT_OUT));
    }

    /** The lines file that the second trail has problems with. */
    static Optional<String> blob(Digest digest) {
        if (!digest.equals(InventedClaims.digest("/invented/quillbox-april.zip"))) {
            return Optional.empty();
        }
        return Optional.of(String.join(
                "\n",
                IntStream.rangeClosed(1, 40)
                        .mapToObj(i -> "{\"id\":\"c-%d\",\"model\":\"minilm-l6-v2-fp32\",\"t\":0}".formatted(2100 + i))
                        .toList()));
    }
}
