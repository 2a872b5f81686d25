package dev.reckoner.trail.nitro;

import com.upokecenter.cbor.CBORObject;
import com.upokecenter.cbor.CBORType;
import dev.reckoner.crypto.CoseSign1;
import dev.reckoner.crypto.MalformedDocumentException;
import dev.reckoner.crypto.StrictCbor;
import dev.reckoner.trail.Limits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The map inside an attestation document, field by field. */
final class NitroPayload {
    private static final int MOST_REGISTERS = 32;
    private static final int MOST_FIELD_BYTES = 1024;
    private static final long LAST_MILLISECOND =
            Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();

    private final CBORObject map;

    private NitroPayload(CBORObject map) {
        this.map = map;
    }

    static NitroDocument read(CoseSign1 cose) throws MalformedDocumentException {
        CBORObject map = StrictCbor.read(cose.payload(), Limits.CBOR_DEPTH);
        require(map.getType() == CBORType.Map && !map.isTagged(), "The payload is not a map.");
        NitroPayload payload = new NitroPayload(map);
        require("SHA384".equals(payload.text("digest")), "The field digest is not SHA384.");
        return new NitroDocument(
                cose,
                payload.text("module_id"),
                payload.timestamp(),
                payload.registers(),
                certificate(payload.field("certificate"), "certificate"),
                payload.bundle(),
                payload.optional("user_data"),
                payload.optional("nonce"),
                payload.optional("public_key"));
    }

    private String text(String name) throws MalformedDocumentException {
        CBORObject value = field(name);
        boolean text = value.getType() == CBORType.TextString && !value.isTagged();
        require(text && !value.AsString().isEmpty(), "The field " + name + " is not a text, or empty.");
        return value.AsString();
    }

    private Instant timestamp() throws MalformedDocumentException {
        CBORObject value = field("timestamp");
        boolean integer = value.getType() == CBORType.Integer && !value.isTagged();
        require(integer && value.CanValueFitInInt64(), "The field timestamp is not an unsigned integer.");
        long milliseconds = value.AsInt64Value();
        require(milliseconds >= 0 && milliseconds <= LAST_MILLISECOND, "The field timestamp is out of range.");
        return Instant.ofEpochMilli(milliseconds);
    }

    private Map<Integer, String> registers() throws MalformedDocumentException {
        CBORObject value = field("pcrs");
        boolean sound = value.getType() == CBORType.Map && !value.isTagged();
        require(
                sound && value.size() >= 1 && value.size() <= MOST_REGISTERS,
                "The field pcrs is not 1 to 32 registers.");
        Map<Integer, String> registers = new TreeMap<>();
        for (CBORObject key : value.getKeys()) {
            boolean small = key.getType() == CBORType.Integer && key.CanValueFitInInt32() && !key.isTagged();
            require(
                    small && key.AsInt32Value() >= 0 && key.AsInt32Value() < MOST_REGISTERS,
                    "A register has no number.");
            byte[] register = bytes(value.get(key), "pcrs", 32, 64);
            require(register.length % 16 == 0, "A register has not 32, 48 or 64 bytes.");
            registers.put(key.AsInt32Value(), HexFormat.of().formatHex(register));
        }
        return registers;
    }

    private List<NitroDocument.Der> bundle() throws MalformedDocumentException {
        CBORObject value = field("cabundle");
        boolean sound = value.getType() == CBORType.Array && !value.isTagged();
        require(
                sound && value.size() >= 1 && value.size() < Limits.CERTIFICATES,
                "The field cabundle is not 1 to " + (Limits.CERTIFICATES - 1) + " certificates.");
        List<NitroDocument.Der> bundle = new ArrayList<>();
        for (CBORObject item : value.getValues()) {
            bundle.add(certificate(item, "cabundle"));
        }
        return bundle;
    }

    private static NitroDocument.Der certificate(CBORObject value, String name) throws MalformedDocumentException {
        return new NitroDocument.Der(HexFormat.of().formatHex(bytes(value, name, 1, MOST_FIELD_BYTES)));
    }

    private Optional<String> optional(String name) throws MalformedDocumentException {
        CBORObject value = field(name);
        return value.isNull()
                ? Optional.empty()
                : Optional.of(HexFormat.of().formatHex(bytes(value, name, 0, MOST_FIELD_BYTES)));
    }

    private static byte[] bytes(CBORObject value, String name, int least, int most) throws MalformedDocumentException {
        if (value.getType() != CBORType.ByteString || value.isTagged()) {
            throw malformed("The field " + name + " is not a byte string.");
        }
        byte[] bytes = value.GetByteString();
        require(bytes.length >= least && bytes.length <= most, "The field " + name + " has a length out of range.");
        return bytes;
    }

    /** The field, CBOR null where it is absent. */
    private CBORObject field(String name) {
        return map.GetOrDefault(name, CBORObject.Null);
    }

    private static void require(boolean condition, String sentence) throws MalformedDocumentException {
        if (!condition) {
            throw malformed(sentence);
        }
    }

    private static MalformedDocumentException malformed(String sentence) {
        return new MalformedDocumentException("TR-NITRO-MALFORMED", sentence);
    }
}
