package dev.reckoner.appraise;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reckoner.appraise.code.NearestName;
import dev.reckoner.trail.StrictJson;
import dev.reckoner.trail.TrailFormatException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * Looks at the names in a file of reference values. The analyst writes it by hand: a slip in a name would leave out, without a
 * word, what stands under it.
 */
final class ReferenceMembers {
    private static final Pattern INDEX = Pattern.compile("[0-9]{1,4}");

    private ReferenceMembers() {}

    /**
     * Refuses the first member that the format does not have. What is of another type is left to the binding, which names it.
     *
     * @throws TrailFormatException TR-JSON-MEMBER with the member, and the one that it is nearest to; TR-JSON-TYPE for an item
     *     that is no object, and for a register that has no number
     */
    static void check(JsonNode file) throws TrailFormatException {
        known(file, "", ReferenceValuesFile.Content.class);
        items(file, "trustAnchors", ReferenceValues.TrustAnchor.class);
        items(file, "measurements", ReferenceValues.Measurement.class);
        items(file, "models", ReferenceValues.ModelRelease.class);
        items(file, "endorsements", ReferenceValues.Endorsement.class);
        items(file, "registries", ReferenceValues.Registry.class);
        items(file, "chains", KnownChain.class);
        items(file, "contracts", KnownContract.class);
        items(file, "blocks", TrustedBlock.class);
        items(file, "prices", ModelPrice.class);
    }

    private static void items(JsonNode file, String name, Class<? extends Record> type) throws TrailFormatException {
        JsonNode list = file.path(name);
        for (int i = 0; list.isArray() && i < list.size(); i++) {
            item(list.get(i), "/" + name + "/" + i, type);
        }
    }

    private static void item(JsonNode item, String pointer, Class<? extends Record> type) throws TrailFormatException {
        if (!item.isObject()) {
            throw StrictJson.mismatch(item, pointer, "an object");
        }
        known(item, pointer, type);
        for (var register : item.path("registers").properties()) {
            if (!INDEX.matcher(register.getKey()).matches()) {
                throw unknown(
                        "TR-JSON-TYPE",
                        "The member " + pointer + "/registers/" + register.getKey()
                                + " is named by text where the number of a register, such as 3, is expected");
            }
        }
    }

    private static void known(JsonNode object, String pointer, Class<? extends Record> type)
            throws TrailFormatException {
        var members = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
        for (var member : object.properties()) {
            if (!members.contains(member.getKey())) {
                throw unknown(
                        "TR-JSON-MEMBER",
                        "The member " + pointer + "/" + member.getKey()
                                + " is none that this format has; the nearest is "
                                + NearestName.of(member.getKey(), members).orElseThrow());
            }
        }
    }

    private static TrailFormatException unknown(String code, String sentence) {
        return new TrailFormatException(code, "", sentence, "Correct the file, then name it again.");
    }
}
