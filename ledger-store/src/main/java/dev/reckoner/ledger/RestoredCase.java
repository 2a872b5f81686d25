package dev.reckoner.ledger;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A case that was made of a backup.
 *
 * @param folder that holds it
 * @param entries how many it has
 * @param blobs how many were restored
 * @param root RFC 6962 root over the entries, hexadecimal
 * @param head the signed head over them, a C2SP checkpoint
 * @param comparedWithOutside false if nothing but the backup itself says that this is the case as it was
 * @param kept how the head that was kept elsewhere stands to it; empty where none was given
 */
public record RestoredCase(
        Path folder,
        long entries,
        long blobs,
        String root,
        String head,
        boolean comparedWithOutside,
        Optional<KeptHead> kept) {}
