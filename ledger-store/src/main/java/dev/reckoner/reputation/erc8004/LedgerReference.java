package dev.reckoner.reputation.erc8004;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The ledger that an exported record rests on, so that whoever is shown that ledger can tell that it is this one.
 *
 * @param entries how many it had
 * @param root RFC 6962 root over them, hexadecimal
 * @param checkpoint its newest head, a C2SP signed note
 */
public record LedgerReference(long entries, String root, String checkpoint) {
    ObjectNode json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("entries", entries)
                .put("root", root)
                .put("checkpoint", checkpoint);
    }
}
