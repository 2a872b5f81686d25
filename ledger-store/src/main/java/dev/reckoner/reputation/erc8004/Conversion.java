package dev.reckoner.reputation.erc8004;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.reckoner.crypto.CanonicalJson;
import dev.reckoner.crypto.Keccak256;
import java.util.List;

/** How every exported file says that it is a conversion, for programs and for people. */
public final class Conversion {
    /** The member of a file that is this program's own; readers of ERC-8004 pass over what they do not know. */
    public static final String MEMBER = "reckoner";

    /** Of a feedback. */
    public static final String FEEDBACK =
            "This is a format conversion of a Reckoner opinion. The registry holds one figure: it has"
                    + " no decay and no uncertainty, so that the figure stays as it was on the day that it was made, and does not"
                    + " show how much evidence it rests on. The member reckoner holds what the figure leaves out.";

    /** Of a validation. */
    public static final String VALIDATION =
            "This is a format conversion of the verdict of running one answer again. The registry"
                    + " holds a number from 0 to 100 and has no verdict that is undecided: answers of which running them again decides"
                    + " nothing are not exported. The member reckoner holds the verdict and the entry of the ledger that recorded it.";

    private static final List<String> LOST = List.of("decay", "uncertainty", "band", "base rate", "undecided verdicts");

    private Conversion() {}

    static ObjectNode json(String from, String to, String sentence) {
        ObjectNode said = JsonNodeFactory.instance.objectNode();
        said.put("isFormatConversion", true).put("from", from).put("to", to);
        LOST.forEach(said.putArray("notInTheRegistry")::add);
        return said.put("about", sentence);
    }

    /** The bytes of a file, RFC 8785: one content, one hash. */
    static byte[] bytes(ObjectNode file) {
        return CanonicalJson.bytes(file);
    }

    /** What the registry names a file by: keccak256 of its bytes, {@code 0x} and 64 characters. */
    public static String hash(byte[] file) {
        return "0x" + Keccak256.digest(file).hex();
    }
}
