package dev.reckoner.audit;

import dev.reckoner.ledger.witness.HeadEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What the ledger of a case says of itself and shows to others: paths, heads, cosignatures, custody. Everything reads from disk or
 * writes to it: not for the FX thread. What records something throws LG-CONFLICT where the ledger does not agree with its head.
 */
public interface LedgerDesk {
    /**
     * Hashes the way from an entry to the root of the newest head.
     *
     * @throws IOException LG-NO-ENTRY if there is no such entry, and what keeps the tree from being read
     */
    InclusionPath path(long index) throws IOException;

    /** The heads that were given out, with their cosignatures; reads the whole ledger. */
    LedgerHeads heads() throws IOException;

    /** Every item that the entry is about, with its handling; none where it is about no item. */
    List<ItemCustody> custodyOf(long index) throws IOException;

    /** Looks for blobs that no entry names, as an import that was stopped leaves them; reads the whole ledger. */
    UnnamedBlobs unnamedBlobs(TaskProgress progress) throws IOException;

    /**
     * Blobs that no entry names.
     *
     * @param count how many
     * @param bytes that they take on disk
     */
    record UnnamedBlobs(long count, long bytes) {}

    /** What was done with the case as a whole. */
    ItemCustody custodyOfCase() throws IOException;

    /** Every item that was handled, in the order in which that began. */
    List<ItemCustody> custody() throws IOException;

    /**
     * Records that something of the case was handled, under the digest of the file's bytes. A case that was ended, or does not agree
     * with its heads, records nothing.
     */
    void handled(Handling action, Path file) throws IOException;

    /**
     * Writes an entry, {@code FILE.json}, and the proof that it stands in the ledger, {@code FILE.tlog-proof}.
     *
     * @param file without an ending
     */
    void exportProof(long index, Path file) throws IOException;

    /** Writes the newest head, a C2SP checkpoint, and records that it was given out, unless the case was ended. */
    void exportHead(Path file) throws IOException;

    /** The key that was trusted before for the log whose head the file holds, as it is written; empty text where none was. */
    String knownKey(Path file) throws IOException;

    /**
     * Keeps a head of another log.
     *
     * @param key that the analyst trusts for that log, as {@code checkpoint show} prints it
     */
    HeadEntry.Seen importHead(Path file, String key) throws IOException;

    /**
     * Writes what a witness of the policy is asked with.
     *
     * @param witness its name in the policy
     */
    void askWitness(String witness, Path file) throws IOException;

    /**
     * Records the cosignatures of an answer that are by witnesses of the policy.
     *
     * @return names of the witnesses whose cosignature was not known before
     */
    List<String> acceptAnswer(Path file) throws IOException;

    /** Records which witnesses are wanted: a C2SP witness policy; the newest counts. */
    void setWitnessPolicy(Path file) throws IOException;
}
