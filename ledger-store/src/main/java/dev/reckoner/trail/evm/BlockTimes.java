package dev.reckoner.trail.evm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.reckoner.trail.Limits;
import dev.reckoner.trail.ReadProblem;
import dev.reckoner.trail.ReadProblem.Severity;
import dev.reckoner.trail.TrailFormatException;
import dev.reckoner.trail.TrailSink;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Times of the blocks of one file, for the logs and transactions beside them. */
final class BlockTimes {
    private final Map<Long, Instant> times = new HashMap<>();
    private final Map<Long, String> contradicted = new HashMap<>();
    private boolean full;

    /** Takes the times out of a document; what is wrong with it is for the reading proper to report. */
    void collect(JsonNode document, Spot spot) {
        if (document instanceof ArrayNode list) {
            for (int i = 0; i < list.size(); i++) {
                collect(list.get(i), spot.at(i));
            }
        } else if (document.isObject() && RecordKind.of(document) == RecordKind.BLOCK) {
            block(document, spot);
        } else if (document.isObject() && RecordKind.of(document) == RecordKind.OTHER) {
            RecordKind.HOLDERS.forEach(name -> collect(document.path(name), spot.at(name)));
        }
    }

    /** The time of the block of that number; empty where the file does not tell, or tells two. */
    Optional<Instant> of(Optional<Long> block) {
        return block.filter(number -> !contradicted.containsKey(number)).map(times::get);
    }

    /** Reports what could not be used. */
    void report(String file, TrailSink sink) throws IOException {
        for (Map.Entry<Long, String> block : contradicted.entrySet()) {
            sink.problem(problem(
                    file,
                    block.getValue(),
                    "The file gives block " + block.getKey() + " two different times, so neither is used",
                    "Fetch the block again from a node that follows the chain to be audited."));
        }
        if (full) {
            sink.problem(problem(
                    file,
                    "",
                    "The file holds more than " + Limits.CHAIN_BLOCKS + " blocks; the times of the later ones are not"
                            + " applied to the logs beside them",
                    "Split the file."));
        }
    }

    private void block(JsonNode block, Spot spot) {
        try {
            ChainFields fields = new ChainFields(block);
            Optional<Long> number = fields.number("number");
            Optional<Instant> time = fields.time("timestamp");
            if (number.isPresent() && time.isPresent()) {
                put(number.get(), time.get(), spot);
            }
        } catch (TrailFormatException reportedLater) {
            return;
        }
    }

    private void put(long number, Instant time, Spot spot) {
        if (times.size() >= Limits.CHAIN_BLOCKS && !times.containsKey(number)) {
            full = true;
            return;
        }
        if (!times.computeIfAbsent(number, first -> time).equals(time)) {
            contradicted.putIfAbsent(number, spot.place());
        }
    }

    private static ReadProblem problem(String file, String place, String sentence, String next) {
        return new ReadProblem(file, place, "TR-EVM-BLOCK-TIME", sentence, next, Severity.DAMAGED);
    }
}
