package dev.reckoner.trail;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;

/** An instant from ISO 8601 text only: a bare number leaves open whether it counts seconds or milliseconds. */
final class IsoInstant extends StdScalarDeserializer<Instant> {
    // RFC 3339 has years of four digits; beyond them arithmetic with milliseconds overflows further on.
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    IsoInstant() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            return (Instant) context.handleUnexpectedToken(Instant.class, parser);
        }
        try {
            Instant instant = Instant.parse(parser.getText());
            if (instant.isBefore(FIRST) || !instant.isBefore(END)) {
                throw new DateTimeException("outside the years 0 to 9999");
            }
            return instant;
        } catch (DateTimeException e) {
            return (Instant)
                    context.handleWeirdStringValue(Instant.class, parser.getText(), "not an ISO 8601 time with a zone");
        }
    }
}
