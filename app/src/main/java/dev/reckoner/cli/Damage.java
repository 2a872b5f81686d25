package dev.reckoner.cli;

import dev.reckoner.ledger.LedgerException;
import dev.reckoner.ledger.LedgerFailure;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/** What is wrong with a case that does not verify, by what was changed; the gravest first. */
enum Damage {
    /** What was recorded is not what stands there. */
    ENTRIES("entries or heads were changed or are missing"),
    /** What lies in the folder is of two cases. */
    OTHER_CASE("the folder holds the database of another case than its head and key"),
    /** The head beside the database; what the entries are under is for the heads in it. */
    HEAD_FILE("the file 'head' in the case's folder and the ledger do not fit"),
    /** The database itself is not one of this program. */
    DATABASE("the database is not as any version of Reckoner leaves it"),
    /** Files that entries name; the entries themselves hold. */
    FILES("a file that the case keeps was changed or is missing"),
    /** What is worked out from the entries, and can be worked out again. */
    TABLES("tables that are made of the entries are out of date or were changed");

    /** Codes of exceptions that say of a case that somebody changed it. */
    static final Set<String> CHANGED = Set.of(
            "LG-GAP",
            "LG-LEAF",
            "LG-LINK",
            "LG-PAGE",
            "LG-ENTRY",
            "LG-KEY-ENTRY",
            "LG-KEY-CHANGE",
            "LG-SCHEMA",
            "LG-PROJECTION");

    private final String headline;

    Damage(String headline) {
        this.headline = headline;
    }

    /** Where a failure belongs, for itself. */
    static Damage of(LedgerFailure failure) {
        if (failure.code().equals("LG-OTHER-CASE")) {
            return OTHER_CASE;
        }
        return switch (failure.part()) {
            case LEAVES, HEADS -> ENTRIES;
            case OUTSIDE_HEAD -> HEAD_FILE;
            case BLOBS -> FILES;
            case NODES, PROJECTIONS -> TABLES;
            // Whatever else is looked at is about the database as a whole.
            default -> DATABASE;
        };
    }

    /** Of a case that does not open for it. */
    static Damage of(LedgerException refused) {
        return switch (refused.code()) {
            case "LG-SCHEMA" -> DATABASE;
            case "LG-PROJECTION" -> TABLES;
            default -> ENTRIES;
        };
    }

    /** For scripts, for example {@code head-file}. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What is wrong, as part of a sentence. */
    String headline() {
        return headline;
    }

    /** What to do next about the case in that folder. */
    String advice(Path folder) {
        return switch (this) {
            case ENTRIES, HEAD_FILE ->
                "Record, sign and give out nothing with this case any more. Restore it from a backup of before:"
                        + " reckoner restore BACKUP NEW-FOLDER --head HEAD";
            case OTHER_CASE ->
                "Change nothing here before you know which case each file is of: put back the database that belongs to the files"
                        + " 'head' and 'case-key' and to the blobs, or restore the case from a backup: reckoner restore BACKUP"
                        + " NEW-FOLDER --head HEAD";
            case DATABASE ->
                "Do not work with this case: what its database answers need not be what it holds. Restore it from a backup:"
                        + " reckoner restore BACKUP NEW-FOLDER --head HEAD";
            case FILES ->
                "Import the trail again that the file came in, which puts it back: reckoner import -c " + folder
                        + " TRAIL. Or restore a backup: reckoner restore BACKUP NEW-FOLDER --head HEAD";
            case TABLES -> "Make them anew from the entries: reckoner rebuild -c " + folder;
        };
    }
}
