package dev.reckoner.cli.bench.robust;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;

/** Where two JSON values begin to differ. */
final class Difference {
    private Difference() {}

    /** The members on the way to the first difference, joined by slashes; at a member's name, where that differs. */
    static String between(JsonNode one, JsonNode other) {
        if (one.isObject() && other.isObject() && one.size() == other.size()) {
            return inObject(one, other);
        }
        if (one.isArray() && other.isArray() && one.size() == other.size()) {
            for (int i = 0; i < one.size(); i++) {
                if (!one.get(i).equals(other.get(i))) {
                    return "/" + i + between(one.get(i), other.get(i));
                }
            }
        }
        return "";
    }

    private static String inObject(JsonNode one, JsonNode other) {
        for (Iterator<String> names = one.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!other.has(name)) {
                return "/" + name + " (its name)";
            }
            if (!one.get(name).equals(other.get(name))) {
                return "/" + name + between(one.get(name), other.get(name));
            }
        }
        return "";
    }
}
