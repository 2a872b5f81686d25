package dev.reckoner.ui.welcome;

import dev.reckoner.crypto.NoteKey;
import dev.reckoner.ledger.Passphrase;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A case that is to be made of a backup.
 *
 * @param backup the file
 * @param folder an empty folder for the case
 * @param head a file with a head of the case that was kept elsewhere
 * @param key of the case that is known from elsewhere
 * @param passphrase that the case had when the backup was made; wiped by whoever restores
 */
public record Restoring(
        Path backup, Path folder, Optional<Path> head, Optional<NoteKey> key, Optional<Passphrase> passphrase) {}
