package dev.reckoner.trail.opengradient.inference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reckoner.crypto.CanonicalJson;
import dev.reckoner.trail.StrictJson;
import dev.reckoner.trail.TrailFormatException;
import dev.reckoner.trail.opengradient.contract.FixedPoint;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Untyped tensors as bytes: canonical JSON (RFC 8785) of {@code name}, {@code shape}, {@code type} ({@code number} or
 * {@code string}) and {@code values}. A number is a text, value and negated decimals around an {@code e}: {@code 314e-2}. Texts
 * have no shape where they come from the chain.
 */
public final class UntypedTensors {
    private static final Pattern NUMBER = Pattern.compile("(-?[0-9]{1,2000})e(-?[0-9]{1,40})");

    private UntypedTensors() {}

    /** The canonical bytes. */
    public static byte[] write(UntypedTensor tensor) {
        ObjectNode object = JsonNodeFactory.instance.objectNode().put("name", tensor.name());
        switch (tensor) {
            case UntypedTensor.Numbers numbers -> {
                numbers.shape().forEach(object.putArray("shape")::add);
                var values = object.put("type", "number").putArray("values");
                numbers.values().forEach(number -> values.add(text(number)));
            }
            case UntypedTensor.Texts texts -> {
                texts.shape().ifPresent(shape -> shape.forEach(object.putArray("shape")::add));
                texts.values().forEach(object.put("type", "string").putArray("values")::add);
            }
        }
        return CanonicalJson.bytes(object);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws TrailFormatException TR-JSON codes where it is none
     */
    public static UntypedTensor read(byte[] json) throws TrailFormatException {
        JsonNode tensor = StrictJson.tree(json);
        var members = new TensorMembers(tensor, "");
        return switch (tensor.path("type").asText("")) {
            case "number" -> new UntypedTensor.Numbers(members.name(), members.shape(), numbers(members));
            case "string" ->
                new UntypedTensor.Texts(
                        members.name(),
                        tensor.has("shape") ? Optional.of(members.shape()) : Optional.empty(),
                        members.texts("values"));
            default -> throw StrictJson.mismatch(tensor.path("type"), "/type", "the text number or string");
        };
    }

    private static String text(FixedPoint number) {
        return number.value() + "e" + number.decimals().negate();
    }

    private static List<FixedPoint> numbers(TensorMembers members) throws TrailFormatException {
        var numbers = new ArrayList<FixedPoint>();
        for (String text : members.texts("values")) {
            var parts = NUMBER.matcher(text);
            if (!parts.matches()) {
                throw StrictJson.mismatch(
                        JsonNodeFactory.instance.textNode(text), "/values/" + numbers.size(), "a decimal number");
            }
            numbers.add(new FixedPoint(new BigInteger(parts.group(1)), new BigInteger(parts.group(2)).negate()));
        }
        return numbers;
    }
}
