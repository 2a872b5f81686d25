package dev.reckoner.crypto;

import com.fasterxml.jackson.core.Base64Variant;
import com.fasterxml.jackson.core.JsonGenerationException;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.base.GeneratorBase;
import com.fasterxml.jackson.core.json.JsonWriteContext;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.stream.IntStream;
import org.erdtman.jcs.NumberToJSON;

/** Writes what Jackson serialises as {@link CanonicalJson} says. Members may come in any order. */
final class CanonicalGenerator extends GeneratorBase {
    private static final long LARGEST = (1L << 53) - 1;
    private static final int DEPTH = 1_000;

    private final JsonBytes out = new JsonBytes();
    /** Of the objects that are open, the innermost first. */
    private final Deque<Members> open = new ArrayDeque<>();

    @SuppressWarnings("deprecation") // nothing is written to a stream, so that there are no buffers to share
    CanonicalGenerator(ObjectCodec codec) {
        super(0, codec);
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    @Override
    public void writeStartObject() throws IOException {
        _verifyValueWrite("start an object");
        begin(_writeContext.createChildObjectContext(), '{');
        open.push(new Members());
    }

    @Override
    public void writeFieldName(String name) throws IOException {
        if (_writeContext.writeFieldName(name) == JsonWriteContext.STATUS_OK_AFTER_COMMA) {
            out.put(',');
        }
        open.element().begin(name, out.size());
        out.putString(name);
    }

    @Override
    public void writeEndObject() {
        open.pop().sort(out);
        end('}');
    }

    @Override
    public void writeStartArray() throws IOException {
        _verifyValueWrite("start an array");
        begin(_writeContext.createChildArrayContext(), '[');
    }

    @Override
    public void writeEndArray() {
        end(']');
    }

    private void begin(JsonWriteContext context, char bracket) {
        _writeContext = context;
        if (context.getNestingDepth() > DEPTH) {
            throw new IllegalArgumentException("Nested deeper than " + DEPTH + " levels");
        }
        out.put(bracket);
    }

    private void end(char bracket) {
        out.put(bracket);
        _writeContext = _writeContext.getParent();
    }

    @Override
    public void writeString(String text) throws IOException {
        _verifyValueWrite("write a string");
        out.putString(text);
    }

    @Override
    public void writeString(char[] text, int offset, int length) throws IOException {
        writeString(new String(text, offset, length));
    }

    @Override
    public void writeBoolean(boolean value) throws IOException {
        put(Boolean.toString(value));
    }

    @Override
    public void writeNull() throws IOException {
        put("null");
    }

    @Override
    public void writeNumber(int value) throws IOException {
        put(Integer.toString(value));
    }

    @Override
    public void writeNumber(long value) throws IOException {
        if (value < -LARGEST || value > LARGEST) {
            throw tooLarge(value);
        }
        put(Long.toString(value));
    }

    @Override
    public void writeNumber(BigInteger value) throws IOException {
        if (value.abs().compareTo(BigInteger.valueOf(LARGEST)) > 0) {
            throw tooLarge(value);
        }
        put(value.toString());
    }

    private static IllegalArgumentException tooLarge(Number value) {
        return new IllegalArgumentException("Integers beyond 2^53-1 have no canonical form: " + value);
    }

    @Override
    public void writeNumber(double value) throws IOException {
        put(ecmaScript(value));
    }

    @Override
    public void writeNumber(float value) throws IOException {
        put(ecmaScript(value));
    }

    @Override
    public void writeNumber(BigDecimal value) throws IOException {
        String text = ecmaScript(value.doubleValue());
        if (new BigDecimal(text).compareTo(value) != 0) {
            throw new IllegalArgumentException("No IEEE 754 double holds " + value);
        }
        put(text);
    }

    @Override
    public void writeNumber(String encoded) {
        throw noValue("a number as text");
    }

    private static String ecmaScript(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("Not a finite number: " + value);
        }
        try {
            return NumberToJSON.serializeNumber(value);
        } catch (IOException e) {
            throw new IllegalArgumentException("Not a number for JSON: " + value, e);
        }
    }

    private void put(String ascii) throws IOException {
        _verifyValueWrite("write a value");
        out.put(ascii);
    }

    @Override
    protected void _verifyValueWrite(String what) throws IOException {
        switch (_writeContext.writeValue()) {
            case JsonWriteContext.STATUS_OK_AFTER_COMMA -> out.put(',');
            case JsonWriteContext.STATUS_OK_AFTER_COLON -> out.put(':');
            case JsonWriteContext.STATUS_OK_AS_IS -> {}
            default -> throw new JsonGenerationException("Cannot " + what + " here", this);
        }
    }

    @Override
    public void writeBinary(Base64Variant variant, byte[] data, int offset, int length) {
        throw noValue("bytes");
    }

    @Override
    public void writeRawUTF8String(byte[] text, int offset, int length) {
        throw noValue("raw text");
    }

    @Override
    public void writeUTF8String(byte[] text, int offset, int length) {
        throw noValue("raw text");
    }

    @Override
    public void writeRaw(String text) {
        throw noValue("raw text");
    }

    @Override
    public void writeRaw(String text, int offset, int length) {
        throw noValue("raw text");
    }

    @Override
    public void writeRaw(char[] text, int offset, int length) {
        throw noValue("raw text");
    }

    @Override
    public void writeRaw(char c) {
        throw noValue("raw text");
    }

    private static IllegalArgumentException noValue(String what) {
        return new IllegalArgumentException("Not a JSON value: " + what);
    }

    @Override
    public JsonGenerator useDefaultPrettyPrinter() {
        throw new IllegalArgumentException("There is one canonical form");
    }

    @Override
    public void flush() {}

    @Override
    protected void _releaseBuffers() {}

    /** The members of an object: their names and where each begins. */
    private static final class Members {
        private static final int FEW = 8;

        private String[] names = new String[FEW];
        private int[] starts = new int[FEW];
        private int size;

        void begin(String name, int at) {
            if (size == names.length) {
                names = Arrays.copyOf(names, 2 * size);
                starts = Arrays.copyOf(starts, 2 * size);
            }
            names[size] = name;
            starts[size++] = at;
        }

        // RFC 8785 3.2.3 orders names by UTF-16 code units, which is String's natural order.
        void sort(JsonBytes out) {
            for (int i = 1; i < size; i++) {
                if (names[i - 1].compareTo(names[i]) >= 0) {
                    out.reorder(Arrays.copyOf(starts, size), order());
                    return;
                }
            }
        }

        private int[] order() {
            var order = IntStream.range(0, size)
                    .boxed()
                    .sorted(Comparator.comparing(i -> names[i]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            for (int i = 1; i < size; i++) {
                if (names[order[i - 1]].equals(names[order[i]])) {
                    throw new IllegalArgumentException("The name " + names[order[i]] + " is there twice");
                }
            }
            return order;
        }
    }
}
