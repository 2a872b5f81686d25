package dev.reckoner.cli;

import dev.reckoner.audit.LedgerState;
import dev.reckoner.ledger.CheckedPart;
import dev.reckoner.ledger.LedgerPart;
import java.nio.file.Path;
import java.util.List;

/** Prints what {@code verify-ledger} answers for people: what is wrong first, then what to do, then what was looked at. */
final class VerifiedText {
    private final VerifiedLedger answer;
    private final Path folder;
    private final Output output;

    VerifiedText(VerifiedLedger answer, Path folder, Output output) {
        this.answer = answer;
        this.folder = folder;
        this.output = output;
    }

    void print() {
        output.line(answer.headline());
        if (answer.intact()) {
            against();
        }
        answer.notes().forEach(note -> output.line("Note: " + note));
        answer.groups().forEach(this::group);
        answer.heads().forEach(head -> output.line(head.line()));
        if (answer.contradicted()) {
            output.line("What to do: " + VerifiedLedger.AGAINST);
        }
        answer.verification().ifPresent(this::lookedAt);
    }

    private void against() {
        output.line("Compared with the head of as many entries in the case's own folder, signed with "
                + Listed.of("key", "keys", answer.signedBy()) + ".");
        if (answer.heads().isEmpty()) {
            output.line(
                    "Whoever has the folder and its key could have made all of it anew: hold it against a head that was kept"
                            + " elsewhere, with --head FILE.");
        }
    }

    private void group(DamageGroup group) {
        output.line("");
        var said = group.damage().headline();
        output.line(Character.toUpperCase(said.charAt(0)) + said.substring(1) + ":");
        found(group.causes(), "  ");
        if (!group.consequences().isEmpty()) {
            output.line("  Because of that:");
            found(group.consequences(), "    ");
        }
        if (group.damage() == Damage.ENTRIES) {
            output.line("  " + answer.sound());
        }
        output.line("What to do: " + group.damage().advice(folder));
    }

    private void found(List<DamageGroup.Alike> found, String indent) {
        for (var alike : found) {
            output.line(indent + alike.first());
            if (alike.count() > 1) {
                output.line(indent + "  " + alike.more());
            }
        }
    }

    private void lookedAt(LedgerState.Verified verified) {
        output.line("");
        output.line("Looked at:");
        output.table(
                List.of("Part", "Count", "Bytes"),
                verified.parts().stream().map(VerifiedText::row).toList());
        boolean compared = verified.parts().stream().anyMatch(part -> part.part() == LedgerPart.PROJECTIONS);
        if (!compared) {
            output.line("Rows of tables were not compared with the entries, since something else does not agree.");
        }
        if (!answer.intact()) {
            output.line(answer.found() + (answer.found() == 1 ? " thing does" : " things do")
                    + " not agree; --json lists them all.");
        }
    }

    private static List<String> row(CheckedPart part) {
        return List.of(
                name(part.part()), Long.toString(part.count()), part.bytes() > 0 ? Long.toString(part.bytes()) : "");
    }

    private static String name(LedgerPart part) {
        return switch (part) {
            case LEAVES -> "entries";
            case NODES -> "nodes of the tree";
            case HEADS -> "signed heads in the database";
            case OUTSIDE_HEAD -> "file 'head' beside it";
            case BLOBS -> "blobs";
            case PROJECTIONS -> "rows of tables";
            default -> "the database";
        };
    }
}
