package dev.reckoner.trail.evm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.reckoner.crypto.evm.Bytes;
import dev.reckoner.crypto.evm.Items;
import dev.reckoner.crypto.evm.Rlp;
import dev.reckoner.crypto.evm.RlpItem;
import dev.reckoner.trail.Limits;
import dev.reckoner.trail.TrailFormatException;
import java.util.ArrayList;
import java.util.List;

/**
 * Recursive length prefix as JSON files carry it: hexadecimal text of the encoding, as nodes answer, or lists of hexadecimal
 * texts that are still to be encoded, as some proof libraries write headers and trie nodes.
 */
final class RlpJson {
    private RlpJson() {}

    /** The encoding; {@code TR-EVM-PROOF} where it is neither. */
    static Bytes encoding(JsonNode value, String place) throws TrailFormatException {
        return value.isArray() ? Rlp.encode(item(value, place)) : bytes(value, place);
    }

    /** The encodings of a list of nodes. */
    static List<Bytes> nodes(JsonNode list, String place) throws TrailFormatException {
        if (!list.isArray()) {
            throw fault(place, "is not a list of nodes");
        }
        if (list.size() > Limits.PROOF_NODES) {
            throw fault(place, "has more than " + Limits.PROOF_NODES + " nodes, and no path is so long");
        }
        List<Bytes> nodes = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            nodes.add(encoding(list.get(i), place + "/" + i));
        }
        return List.copyOf(nodes);
    }

    private static RlpItem item(JsonNode value, String place) throws TrailFormatException {
        if (!value.isArray()) {
            return bytes(value, place);
        }
        List<RlpItem> items = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            items.add(item(value.get(i), place + "/" + i));
        }
        return new Items(items);
    }

    private static Bytes bytes(JsonNode value, String place) throws TrailFormatException {
        String text = value.isTextual() ? value.textValue() : "";
        String hex = text.startsWith("0x") ? text.substring(2) : text;
        boolean isHex = hex.chars().allMatch(c -> c < 128 && Character.digit(c, 16) >= 0);
        if (!value.isTextual() || hex.length() % 2 != 0 || !isHex) {
            throw fault(place, "is not whole bytes in hexadecimal");
        }
        if (hex.length() / 2 > Rlp.MOST_BYTES) {
            throw fault(place, "is longer than " + (Rlp.MOST_BYTES >> 20) + " MiB");
        }
        return Bytes.ofHex(hex);
    }

    /** What is wrong with a member of a proof. */
    static TrailFormatException fault(String place, String predicate) {
        return new TrailFormatException(
                "TR-EVM-PROOF",
                "",
                "The member " + place + " of the proof " + predicate,
                "Fetch the proof again from a node, or ask who made it for another form of it.");
    }
}
