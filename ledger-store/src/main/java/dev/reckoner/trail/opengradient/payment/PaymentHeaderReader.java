package dev.reckoner.trail.opengradient.payment;

import dev.reckoner.trail.StrictJson;
import dev.reckoner.trail.TextLines;
import dev.reckoner.trail.TrailFile;
import dev.reckoner.trail.TrailFormatException;
import dev.reckoner.trail.TrailReader;
import dev.reckoner.trail.TrailSink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads payment headers of x402 as text, one a line, with or without the header's name. Payments as JSON are read elsewhere. */
public final class PaymentHeaderReader implements TrailReader {
    @Override
    public String format() {
        return "x402 payment header";
    }

    @Override
    public boolean recognises(TrailFile file) throws IOException {
        try (TextLines lines = TextLines.sniffing(file)) {
            Optional<String> value = lines.next().flatMap(PaymentHeaderReader::value);
            return value.isPresent() && Payment.isIn(StrictJson.tree(PaymentHeader.decode(value.get())));
        } catch (TrailFormatException somethingElse) {
            return false;
        }
    }

    @Override
    public void read(TrailFile file, TrailSink sink) throws IOException {
        try (TextLines lines = TextLines.of(file, sink)) {
            for (Optional<byte[]> line = lines.next(); line.isPresent() && !sink.cancelled(); line = lines.next()) {
                try {
                    read(line.get(), file.name() + ":" + lines.number(), sink);
                } catch (TrailFormatException e) {
                    sink.problem(e.within("line " + lines.number()).problem(file.name()));
                }
            }
        }
    }

    private static void read(byte[] line, String place, TrailSink sink) throws IOException {
        byte[] json = PaymentHeader.decode(value(line).orElseGet(() -> new String(line, StandardCharsets.UTF_8)));
        sink.evidence(Payment.read(json).evidence(sink.blob(json), place));
    }

    private static Optional<String> value(byte[] line) {
        return PaymentHeader.valueIn(new String(line, StandardCharsets.ISO_8859_1));
    }
}
