package dev.reckoner.trail.opengradient.inference;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reckoner.trail.StrictJson;
import dev.reckoner.trail.TrailFormatException;
import java.util.ArrayList;
import java.util.List;

/**
 * The members that every JSON form of a tensor has; what is none is TR-JSON-TYPE.
 *
 * @param tensor the object
 * @param pointer where it stands, for messages
 */
record TensorMembers(JsonNode tensor, String pointer) {
    /** A contract's sizes are {@code uint32}. */
    private static final long LARGEST_SIZE = 0xffff_ffffL;

    String name() throws TrailFormatException {
        return text(tensor.path("name"), pointer + "/name");
    }

    List<Long> shape() throws TrailFormatException {
        var shape = new ArrayList<Long>();
        JsonNode list = list("shape");
        for (int i = 0; i < list.size(); i++) {
            JsonNode size = list.path(i);
            if (!size.isIntegralNumber()
                    || !size.canConvertToLong()
                    || size.longValue() < 0
                    || size.longValue() > LARGEST_SIZE) {
                throw StrictJson.mismatch(size, pointer + "/shape/" + i, "a size of a tensor");
            }
            shape.add(size.longValue());
        }
        return shape;
    }

    /** Texts of that list. */
    List<String> texts(String member) throws TrailFormatException {
        var texts = new ArrayList<String>();
        JsonNode list = list(member);
        for (int i = 0; i < list.size(); i++) {
            texts.add(text(list.path(i), pointer + "/" + member + "/" + i));
        }
        return texts;
    }

    JsonNode list(String member) throws TrailFormatException {
        JsonNode value = tensor.path(member);
        if (!value.isArray()) {
            throw StrictJson.mismatch(value, pointer + "/" + member, "a list");
        }
        return value;
    }

    static String text(JsonNode value, String pointer) throws TrailFormatException {
        if (!value.isTextual()) {
            throw StrictJson.mismatch(value, pointer, "a text");
        }
        return value.textValue();
    }
}
