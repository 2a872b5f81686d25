package dev.reckoner.trail.opengradient;

import dev.reckoner.trail.OrderedReading;
import dev.reckoner.trail.ReadProblem.Severity;
import dev.reckoner.trail.TextLines;
import dev.reckoner.trail.TrailFile;
import dev.reckoner.trail.TrailFormatException;
import dev.reckoner.trail.TrailSink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** JSON Lines of records: each line can be read without the others, so several threads read them. */
final class LinesImport {
    /** Of lines that are read together, bytes; few enough to be short of none when a file ends. */
    private static final int TOGETHER = 64 << 10;
    /** A longer line is read while no other is, bytes: its tree may be fifty times as large. */
    private static final int ALONE = 256 << 10;

    private final TrailFile file;
    private final TrailSink sink;
    private List<Line> lines = new ArrayList<>();
    private int length;

    private record Line(byte[] bytes, long number) {}

    LinesImport(TrailFile file, TrailSink sink) {
        this.file = file;
        this.sink = sink;
    }

    void read() throws IOException {
        try (OrderedReading reading = new OrderedReading(sink);
                TextLines all = TextLines.of(file, sink, problem -> {
                    send(reading);
                    reading.add(inTurn -> inTurn.problem(problem));
                })) {
            for (Optional<byte[]> line = all.next(); line.isPresent() && !sink.cancelled(); line = all.next()) {
                take(new Line(line.get(), all.number()), reading);
            }
            if (!sink.cancelled()) {
                reading.alone(collected());
            }
        }
    }

    private void take(Line line, OrderedReading reading) throws IOException {
        boolean alone = line.bytes().length > ALONE;
        if (alone || length + line.bytes().length > TOGETHER) {
            send(reading);
        }
        lines.add(line);
        length += line.bytes().length;
        if (alone) {
            reading.alone(collected());
        }
    }

    private void send(OrderedReading reading) throws IOException {
        if (!lines.isEmpty()) {
            reading.add(collected());
        }
    }

    /** The lines that have come since the last time. */
    private OrderedReading.Piece collected() {
        List<Line> together = lines;
        lines = new ArrayList<>();
        length = 0;
        return findings -> {
            RecordImport records = new RecordImport(findings);
            for (Line line : together) {
                if (findings.cancelled()) {
                    return;
                }
                read(line, records, findings);
            }
        };
    }

    private void read(Line line, RecordImport records, TrailSink findings) throws IOException {
        try {
            records.read(line.bytes(), file.name() + ":" + line.number());
        } catch (TrailFormatException e) {
            findings.problem(e.within("line " + line.number()).problem(file.name(), Severity.DAMAGED));
        }
    }
}
