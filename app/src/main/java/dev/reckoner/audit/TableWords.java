package dev.reckoner.audit;

import dev.reckoner.ledger.projection.ProjectionTables.Difference;

/** Says what a row that differs means for whoever reads the case; the names of the database come after it. */
final class TableWords {
    private static final int MOST = 80;

    private TableWords() {}

    /** A sentence with what the table says and what the entries add up to. */
    static String of(Difference difference) {
        var subject = subject(difference.table(), difference.key());
        var said = difference.stored().map(TableWords::quoted);
        var due = difference.expected().map(TableWords::quoted);
        if (said.isEmpty()) {
            return subject + " is not shown; the entries give " + due.orElse("nothing") + row(difference);
        }
        return due.isEmpty()
                ? subject + " is shown as " + said.get() + ", and no entry says so" + row(difference)
                : subject + " is shown with " + said.get() + " where the entries give " + due.get() + row(difference);
    }

    private static String row(Difference difference) {
        return " (row " + shortened(difference.key()) + " of the table " + difference.table()
                + difference.column().map(column -> ", column " + column).orElse("") + ").";
    }

    private static String subject(String table, String key) {
        return switch (table) {
            case "claim" -> "claim " + key;
            case "evidence" -> "the evidence " + key;
            case "evidence_group", "evidence_copy" -> "what belongs together in the evidence";
            case "claim_value" -> "which claims took and made a value";
            case "claim_payer" -> "who paid for claim " + key;
            case "claim_label", "claim_id" -> "what a search for claims finds";
            case "mention" -> "where something is mentioned";
            case "listed" -> "something in the lists of the case";
            case "ground", "ground_set" -> "what the standing of a claim rests on";
            case "reason", "evidence_reason" -> "the reason of a finding";
            case "rerun" -> "which claims were run again";
            default -> "what the case says of itself";
        };
    }

    private static String quoted(String value) {
        return "'" + shortened(value) + "'";
    }

    private static String shortened(String value) {
        return value.length() <= MOST ? value : value.substring(0, MOST) + " …";
    }
}
