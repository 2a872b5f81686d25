package dev.reckoner.trail.opengradient;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reckoner.crypto.Digest;
import dev.reckoner.crypto.Keccak256;
import dev.reckoner.crypto.PythonJson;
import dev.reckoner.trail.Evidence;
import dev.reckoner.trail.ReadProblem;
import dev.reckoner.trail.ReadProblem.Severity;
import dev.reckoner.trail.StrictJson;
import dev.reckoner.trail.TrailFormatException;
import dev.reckoner.trail.TrailSink;
import dev.reckoner.trail.nitro.KeyMaterialReader;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One JSON record: an exchange, a set of exchanges under {@code cases}, or a signing key. */
final class RecordImport {
    private static final List<String> KEYS = List.of("signing_key_pem", "public_key_pem", "public_key");

    private final TrailSink sink;
    private final ClaimWriter writer;
    private final OffChainRecords offChain;

    RecordImport(TrailSink sink) {
        this.sink = sink;
        this.writer = new ClaimWriter(sink);
        this.offChain = new OffChainRecords(sink);
    }

    /**
     * Reads a record that is a document of its own.
     *
     * @throws TrailFormatException if it is no JSON, or no record of a known kind
     */
    void read(byte[] raw, String place) throws IOException {
        JsonNode object = StrictJson.tree(raw);
        read(object, raw, () -> sink.blob(raw, object), place);
    }

    /** Reads a record that is part of a document. */
    void read(JsonNode object, String place) throws IOException {
        byte[] raw = PythonJson.bytes(object);
        read(object, raw, () -> sink.blob(raw), place);
    }

    /** Keeps the record's bytes. */
    private interface Keeping {
        Digest blob() throws IOException;
    }

    private void read(JsonNode object, byte[] raw, Keeping keeping, String place) throws IOException {
        if (offChain.read(object, raw, place)) {
            return;
        }
        Optional<Evidence.SigningKey> key = key(object, place);
        offChain.configuration(object.path("hpke"), place);
        if (object.path("cases").isArray()) {
            cases(object.path("cases"), key, place);
            return;
        }
        Optional<Exchange> exchange = Exchange.of(object, key);
        if (exchange.isPresent()) {
            writer.write(exchange.get(), keeping.blob(), place);
            offChain.headers(object, exchange.get(), raw, place);
        } else if (key.isEmpty()) {
            throw new TrailFormatException(
                    "TR-OG-NOT-A-RESPONSE",
                    "",
                    "The record is neither a response, a request with its response, a signing key, a payment, a heartbeat, an OHTTP configuration nor a line of an audit trail.",
                    "Leave it out, or ask the producer what it is.");
        }
    }

    void write(Exchange exchange, byte[] raw, String place) throws IOException {
        writer.write(exchange, sink.blob(raw), place);
    }

    private void cases(JsonNode cases, Optional<Evidence.SigningKey> key, String place) throws IOException {
        for (int index = 0; index < cases.size() && !sink.cancelled(); index++) {
            JsonNode one = cases.path(index);
            String where = place + "#cases[" + index + "]";
            Optional<Exchange> exchange = Exchange.of(one, key);
            if (exchange.isPresent()) {
                writer.write(exchange.get(), sink.blob(PythonJson.bytes(one)), where);
            } else {
                sink.problem(new ReadProblem(
                        place,
                        "cases[" + index + "]",
                        "TR-OG-NOT-A-RESPONSE",
                        "The case holds no response.",
                        "Leave it out, or ask the producer what it is.",
                        Severity.DAMAGED));
            }
        }
    }

    private Optional<Evidence.SigningKey> key(JsonNode object, String place) throws IOException {
        Optional<String> pem = KEYS.stream()
                .map(object::path)
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .filter(text -> text.contains("-----BEGIN "))
                .findFirst();
        if (pem.isEmpty()) {
            return Optional.empty();
        }
        Optional<Evidence.SigningKey> key = KeyMaterialReader.signingKey(
                pem.get(), spki -> "0x" + Keccak256.digest(spki).hex(), place, sink);
        if (key.isEmpty()) {
            sink.problem(problem(place, "TR-KEY-MALFORMED", "The public key in the record cannot be read."));
        } else {
            sink.party(ClaimWriter.party(key.get().party()));
            compareStatedId(object.path("tee_id").asText(""), key.get(), place);
        }
        return key;
    }

    // Only the answer to /signing-key states an id for the key itself.
    private void compareStatedId(String stated, Evidence.SigningKey key, String place) throws IOException {
        String plain = stated.toLowerCase(Locale.ROOT);
        if (!plain.isEmpty() && !key.party().endsWith(plain.startsWith("0x") ? plain.substring(2) : plain)) {
            sink.problem(
                    problem(place, "TR-OG-KEY-ID", "The record gives its key an enclave id that is not the key's."));
        }
    }

    private static ReadProblem problem(String place, String code, String sentence) {
        return new ReadProblem(place, "", code, sentence, "Ask the operator for its signing key.", Severity.REFUSED);
    }
}
