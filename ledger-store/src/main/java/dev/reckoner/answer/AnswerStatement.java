package dev.reckoner.answer;

import dev.reckoner.crypto.Digest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;

/**
 * What is signed.
 *
 * @param origin the name of the case's log, as its heads have it
 * @param findings what it answers to
 * @param party who answers
 * @param words what it says; line breaks are the only control characters
 * @param made when it was signed, to the second, by the party's own clock
 * @param evidence digests of what the party refers to, which the case may or may not hold
 */
public record AnswerStatement(
        String origin,
        List<FindingRef> findings,
        AnsweringParty party,
        String words,
        Instant made,
        List<Digest> evidence) {
    /** Unicode characters of the words. */
    public static final int MOST_WORDS = 4_000;

    private static final int MOST_MARKS = 8;

    /** How many findings one answer may be to. */
    public static final int MOST_FINDINGS = 256;

    /** How many digests of evidence it may name. */
    public static final int MOST_EVIDENCE = 32;

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    public AnswerStatement {
        findings = List.copyOf(findings);
        evidence = List.copyOf(evidence);
        made = made.truncatedTo(ChronoUnit.SECONDS);
    }

    /**
     * Refuses what no reader takes.
     *
     * @throws RefusedAnswer AN-WORDS, AN-FINDINGS, AN-EVIDENCE, AN-PARTY or AN-FORM
     */
    void require() throws RefusedAnswer {
        requireWords();
        if (findings.isEmpty() || findings.size() > MOST_FINDINGS) {
            throw new RefusedAnswer(
                    "AN-FINDINGS", "An answer is to one finding at least and to " + MOST_FINDINGS + " at most.");
        }
        if (new HashSet<>(findings).size() < findings.size()) {
            throw new RefusedAnswer("AN-FINDINGS", "The answer names a finding twice.");
        }
        if (evidence.size() > MOST_EVIDENCE) {
            throw new RefusedAnswer(
                    "AN-EVIDENCE", "An answer names at most " + MOST_EVIDENCE + " digests of evidence.");
        }
        if (!AnsweringParty.canBe(party.kind()) || !isName(party.id(), AnsweringParty.MOST_CHARACTERS)) {
            throw new RefusedAnswer(
                    "AN-PARTY",
                    "An operator, a provider or an application answers, by its id of at most "
                            + AnsweringParty.MOST_CHARACTERS + " characters.");
        }
        if (!isName(origin, 300) || made.isAfter(LATEST) || made.isBefore(Instant.EPOCH)) {
            throw new RefusedAnswer("AN-FORM", "The answer names no case, or a time that no clock shows.");
        }
    }

    private void requireWords() throws RefusedAnswer {
        if (words.codePoints().noneMatch(Character::isLetterOrDigit)
                || words.codePointCount(0, words.length()) > MOST_WORDS) {
            throw new RefusedAnswer("AN-WORDS", "An answer says something, in at most 4,000 characters.");
        }
        if (!words.codePoints().allMatch(AnswerStatement::isPlain) || hasPiledMarks(words)) {
            throw new RefusedAnswer(
                    "AN-WORDS",
                    "The words hold a character that is not seen or changes how others are seen; of these only line breaks are taken.");
        }
    }

    private static boolean isName(String text, int most) {
        return !text.isBlank()
                && text.length() <= most
                && text.codePoints().allMatch(c -> c != '\n' && isPlain(c))
                && !hasPiledMarks(text);
    }

    /** So many marks on a letter that they cover its neighbours are in no language. */
    private static boolean hasPiledMarks(String text) {
        int run = 0;
        for (int c : text.codePoints().toArray()) {
            int type = Character.getType(c);
            boolean mark = type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
            run = mark ? run + 1 : 0;
            if (run > MOST_MARKS) {
                return true;
            }
        }
        return false;
    }

    /** Fillers, the empty Braille pattern and variation selectors: letters, symbols and marks by their type, and not seen. */
    private static boolean isUnseen(int c) {
        return c == 0x034F
                || c == 0x115F
                || c == 0x1160
                || c == 0x17B4
                || c == 0x17B5
                || c >= 0x180B && c <= 0x180F
                || c == 0x2800
                || c == 0x3164
                || c >= 0xFE00 && c <= 0xFE0F
                || c == 0xFFA0
                || c >= 0xE0000 && c <= 0xE0FFF;
    }

    /** What would turn the writing round, or hide part of it, is no honest word. */
    private static boolean isPlain(int c) {
        return c == '\n'
                || switch (Character.getType(c)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.SURROGATE,
                            Character.PRIVATE_USE,
                            Character.UNASSIGNED,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR -> false;
                    default -> !isUnseen(c);
                };
    }
}
