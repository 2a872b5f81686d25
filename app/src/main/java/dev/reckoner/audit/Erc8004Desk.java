package dev.reckoner.audit;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Opinions and verdicts of a case as records of ERC-8004, and such records that trails of the case hold. Both are conversions of
 * formats. Reads and writes the disk: not for the FX thread.
 */
public interface Erc8004Desk {
    /**
     * Writes the records about a subject with their files into a folder, and records that they were taken out of the case. Nothing is
     * sent anywhere.
     *
     * @param folder a new or empty one
     * @throws dev.reckoner.reputation.erc8004.Erc8004Exception {@code ER-SUBJECT} if no claim that was run again names the subject,
     *     {@code ER-NOT-ENOUGH} if there is not enough evidence, {@code ER-FOLDER} if something is in the folder already, or with
     *     the code of a limit of the registries
     */
    Erc8004Export export(Erc8004Wish wish, Path folder) throws IOException;

    /** What logs and transactions of the case say in the terms of the registries: what others stated. */
    Erc8004Records records() throws IOException;
}
