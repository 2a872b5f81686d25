package dev.reckoner.ledger;

import java.nio.file.Path;

/**
 * A backup that was made.
 *
 * @param file that holds it
 * @param entries how many it covers
 * @param blobs how many it holds
 * @param leftOut how many it does not hold because they are damaged: no entry names them
 * @param bytes length of the file
 * @param head the signed head that it was made under, a C2SP checkpoint
 * @param sealed true if it can be opened with the case's passphrase only; otherwise it holds the case's signing key in the clear
 */
public record CaseBackup(Path file, long entries, long blobs, long leftOut, long bytes, String head, boolean sealed) {}
