package dev.reckoner.reputation.erc8004;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * For whom records are made. No case knows it: whoever exports says it.
 *
 * @param agentId the agent's number in the identity registry, a {@code uint256}
 * @param agentRegistry the identity registry, CAIP-10: {@code eip155:CHAIN:0x…}
 * @param account that will send the records, {@code 0x} and 40 lower-case characters: client of a feedback, validator of a response
 * @param uriBase where the files will be, with what stands before their names; empty text where that is not known yet
 */
public record Registries(BigInteger agentId, String agentRegistry, String account, String uriBase) {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,78}");
    private static final Pattern REGISTRY = Pattern.compile("eip155:[1-9][0-9]{0,31}:0x[0-9a-f]{40}");
    private static final BigInteger MOST_EXACT = BigInteger.TWO.pow(53).subtract(BigInteger.ONE);

    /**
     * Reads what somebody typed.
     *
     * @throws Erc8004Exception {@code ER-AGENT}, {@code ER-REGISTRY}, {@code ER-ADDRESS} or {@code ER-TEXT}
     */
    public static Registries of(String agentId, String agentRegistry, String account, String uriBase)
            throws Erc8004Exception {
        if (!NUMBER.matcher(agentId.strip()).matches()) {
            throw new Erc8004Exception(
                    "ER-AGENT", "The id of an agent is a number from 0 to 2^256-1, not " + Rules.shown(agentId) + ".");
        }
        String registry = agentRegistry.strip().toLowerCase(Locale.ROOT);
        if (!REGISTRY.matcher(registry).matches()) {
            throw new Erc8004Exception(
                    "ER-REGISTRY",
                    "An identity registry is eip155:, the number of its chain, a colon and its address, not "
                            + Rules.shown(agentRegistry) + ".");
        }
        return new Registries(
                Rules.agent(new BigInteger(agentId.strip())),
                registry,
                Rules.address(account.strip().toLowerCase(Locale.ROOT)),
                Rules.uri("The beginning of a URI", uriBase.strip()));
    }

    /** The account on the registry's chain, CAIP-10. */
    public String accountOnChain() {
        return agentRegistry.substring(0, agentRegistry.lastIndexOf(':') + 1) + account;
    }

    /** Where the file of that name will be; empty text where that is not known. */
    String uri(String file) {
        return uriBase.isEmpty() ? "" : uriBase + file;
    }

    /** The members with which every file begins. A number that JSON readers would round is written as text. */
    ObjectNode members(String accountMember) {
        ObjectNode file = JsonNodeFactory.instance.objectNode();
        file.put("agentRegistry", agentRegistry);
        if (agentId.compareTo(MOST_EXACT) > 0) {
            file.put("agentId", agentId.toString());
        } else {
            file.put("agentId", agentId.longValueExact());
        }
        return file.put(accountMember, accountOnChain());
    }
}
