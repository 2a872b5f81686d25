package dev.reckoner.trail.evm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reckoner.trail.Limits;
import dev.reckoner.trail.TrailFormatException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The members of one record, read strictly in their values and leniently in how libraries write them. */
final class ChainFields {
    private static final Pattern HASH = Pattern.compile("(0x)?[0-9a-fA-F]{64}");
    private static final Pattern ADDRESS = Pattern.compile("0[xX][0-9a-fA-F]{40}");
    private static final Pattern HEX_NUMBER = Pattern.compile("0x[0-9a-fA-F]{0,64}");
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,78}n?");
    private static final BigInteger END_OF_TIME =
            BigInteger.valueOf(Instant.parse("+10000-01-01T00:00:00Z").getEpochSecond());

    private final JsonNode object;
    private final List<String> wrongChecksums = new ArrayList<>();

    ChainFields(JsonNode object) {
        this.object = object;
    }

    /** Addresses read so far whose letters do not carry the checksum that they seem to carry. */
    List<String> wrongChecksums() {
        return List.copyOf(wrongChecksums);
    }

    /** 32 bytes, of the first of these members that is there; web3.py's {@code hex()} writes them without {@code 0x}. */
    Optional<String> hash(String... names) throws TrailFormatException {
        Optional<String> name = first(names);
        return name.isEmpty() ? Optional.empty() : Optional.of(hash(object.path(name.get()), name.get()));
    }

    /** An address in lower case. */
    Optional<String> address(String member) throws TrailFormatException {
        if (!object.hasNonNull(member)) {
            return Optional.empty();
        }
        String text = object.path(member).asText("");
        if (!ADDRESS.matcher(text).matches()) {
            throw fault(member, "is not an address, 0x and 40 hexadecimal characters");
        }
        if (!AddressChecksum.holds(text.substring(2))) {
            wrongChecksums.add(text);
        }
        return Optional.of(text.toLowerCase(Locale.ROOT));
    }

    /** A count, of the first of these members that is there: a JSON number, or text in decimal or in hexadecimal. */
    Optional<Long> number(String... names) throws TrailFormatException {
        Optional<String> name = first(names);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        BigInteger value = whole(name.get());
        if (value.signum() < 0 || value.bitLength() > 63) {
            throw fault(name.get(), "is not a number from 0 to 2^63-1");
        }
        return Optional.of(value.longValueExact());
    }

    /** A number of at most 256 bits, likewise. */
    Optional<BigInteger> quantity(String member) throws TrailFormatException {
        if (!object.hasNonNull(member)) {
            return Optional.empty();
        }
        BigInteger value = whole(member);
        if (value.signum() < 0 || value.bitLength() > 256) {
            throw fault(member, "is not a number of 256 bits");
        }
        return Optional.of(value);
    }

    /** A position, likewise. */
    Optional<Integer> index(String... names) throws TrailFormatException {
        Optional<Long> value = number(names);
        if (value.isPresent() && value.get() > Integer.MAX_VALUE) {
            throw fault(first(names).orElseThrow(), "is larger than any position");
        }
        return value.map(Long::intValue);
    }

    /** Unix seconds, likewise. */
    Optional<Instant> time(String... names) throws TrailFormatException {
        Optional<String> name = first(names);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        BigInteger seconds = whole(name.get());
        if (seconds.signum() < 0 || seconds.compareTo(END_OF_TIME) >= 0) {
            throw fault(name.get(), "is not a time in seconds since 1970");
        }
        return Optional.of(Instant.ofEpochSecond(seconds.longValueExact()));
    }

    /** Bytes of any length, {@code 0x} and lower-case hexadecimal. */
    Optional<String> data(String member) throws TrailFormatException {
        if (!object.hasNonNull(member)) {
            return Optional.empty();
        }
        String text = object.path(member).asText("");
        String hex = text.startsWith("0x") ? text.substring(2) : text;
        boolean isHex = hex.chars().allMatch(c -> c < 128 && Character.digit(c, 16) >= 0);
        if (!object.path(member).isTextual() || hex.length() % 2 != 0 || !isHex) {
            throw fault(member, "is not whole bytes in hexadecimal");
        }
        if (hex.length() / 2 > Limits.CHAIN_DATA_BYTES) {
            throw new TrailFormatException(
                    "TR-TOO-LARGE",
                    "",
                    "The member " + member + " is longer than " + (Limits.CHAIN_DATA_BYTES >> 20) + " MiB",
                    "Nothing, if it is of a contract that does not matter here; otherwise ask how it came about.");
        }
        return Optional.of("0x" + hex.toLowerCase(Locale.ROOT));
    }

    /** The calldata, which the JSON-RPC interface calls {@code input} and ethers {@code data}. */
    Optional<String> input() throws TrailFormatException {
        Optional<String> input = data("input");
        Optional<String> data = data("data");
        if (input.isPresent() && data.isPresent() && !input.equals(data)) {
            throw fault("data", "is not what the member input is");
        }
        return input.or(() -> data);
    }

    /** True if there is such a list; false if there is no such member. */
    boolean isList(String member) throws TrailFormatException {
        if (object.hasNonNull(member) && !object.path(member).isArray()) {
            throw fault(member, "is not a list");
        }
        return object.hasNonNull(member);
    }

    /** The topics of a log; null at the end stands for none, as block explorers write it. */
    List<String> topics() throws TrailFormatException {
        JsonNode list = object.path("topics");
        int count = list.size();
        while (count > 0 && list.path(count - 1).isNull()) {
            count--;
        }
        if (count > Limits.LOG_TOPICS) {
            throw fault("topics", "has " + count + " entries, and a log has at most " + Limits.LOG_TOPICS);
        }
        List<String> topics = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            topics.add(hash(list.path(i), "topics/" + i));
        }
        return topics;
    }

    /** Whether the transaction did what it asked for. */
    Optional<Boolean> succeeded() throws TrailFormatException {
        if (!object.hasNonNull("status")) {
            return Optional.empty();
        }
        return Optional.of(
                switch (object.path("status").asText("")) {
                    case "1", "0x1", "0x01", "true", "success" -> true;
                    case "0", "0x0", "0x00", "false", "reverted" -> false;
                    default -> throw fault("status", "is neither 1 for done nor 0 for reverted");
                });
    }

    private Optional<String> first(String... names) {
        return List.of(names).stream().filter(object::hasNonNull).findFirst();
    }

    static String hash(JsonNode value, String member) throws TrailFormatException {
        String text = value.isTextual() ? value.textValue() : "";
        if (!HASH.matcher(text).matches()) {
            throw fault(member, "is not 32 bytes, 0x and 64 hexadecimal characters");
        }
        return (text.startsWith("0x") ? text : "0x" + text).toLowerCase(Locale.ROOT);
    }

    private BigInteger whole(String member) throws TrailFormatException {
        JsonNode value = object.path(member);
        String text = value.isTextual() ? value.textValue() : "";
        if (value.isIntegralNumber()) {
            return value.bigIntegerValue();
        }
        if (HEX_NUMBER.matcher(text).matches()) {
            return new BigInteger("0" + text.substring(2), 16);
        }
        if (DECIMAL.matcher(text).matches()) {
            return new BigInteger(text.endsWith("n") ? text.substring(0, text.length() - 1) : text);
        }
        throw fault(member, "is not a whole number");
    }

    private static TrailFormatException fault(String member, String predicate) {
        return new TrailFormatException(
                "TR-EVM-FIELD",
                "",
                "The member " + member + " " + predicate,
                "Fetch the record again from a node, or ask the producer for the node's own answer.");
    }
}
