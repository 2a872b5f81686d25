package dev.reckoner.ui.control;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Lines of comma-separated values (RFC 4180). What a case says was written by others: a cell that a spreadsheet would take for
 * a formula begins with an apostrophe, so that it stays text.
 */
public final class Csv {
    /** How a formula begins in the spreadsheets that people use. */
    private static final String FORMULA = "=+-@\t\r";

    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9][0-9.,]*([eE][+-]?[0-9]+)?");
    private static final Pattern QUOTED = Pattern.compile("[\",\r\n]");

    private Csv() {}

    /** A line with its end. */
    public static String line(List<String> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(String text) {
        String safe = startsFormula(text) ? "'" + text : text;
        return QUOTED.matcher(safe).find() ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    /** Spaces before it do not keep a spreadsheet from computing; a negative number is none. */
    private static boolean startsFormula(String text) {
        String rest = text.stripLeading();
        boolean signed = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0
                || !rest.isEmpty() && FORMULA.indexOf(rest.charAt(0)) >= 0;
        return signed && !NUMBER.matcher(text).matches();
    }
}
