package dev.reckoner.coordination;

import dev.reckoner.crypto.Digest;
import dev.reckoner.grade.Grade;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The wrong answers that the same parties gave alike, byte for byte. There is one way to be right and there are many to be
 * wrong, so two that are wrong in the same bytes computed the same thing: one model, one build, one cache, or one of them asked
 * the other. Which, the bytes do not tell; anybody may have quantised the same public checkpoint. Where most parties agree
 * on an answer that is called wrong, what it was compared with deserves a second look; the terms call that common.
 *
 * @param parties who gave all of them, in order, two or more
 * @param questions what was asked and what each of them answered, in order
 * @param answers those answers, by party, time and claim
 */
public record SameWrongAnswers(List<String> parties, List<Question> questions, List<WrongAnswer> answers) {
    private static final Comparator<WrongAnswer> ORDER = Comparator.comparing(WrongAnswer::party)
            .thenComparing(WrongAnswer::at)
            .thenComparing(WrongAnswer::claim)
            .thenComparing(WrongAnswer::input)
            .thenComparing(WrongAnswer::output)
            .thenComparing(WrongAnswer::ground);

    public SameWrongAnswers {
        parties = List.copyOf(parties);
        questions = List.copyOf(questions);
        answers = List.copyOf(answers);
    }

    /** An input and the wrong output that several gave. */
    public record Question(Digest input, Digest output) implements Comparable<Question> {
        private static final Comparator<Question> ORDER =
                Comparator.comparing(Question::input).thenComparing(Question::output);

        @Override
        public int compareTo(Question other) {
            return ORDER.compare(this, other);
        }
    }

    /** Finds them; one for each set of parties, since a thousand answers of the same two say one thing. */
    public static List<SameWrongAnswers> of(List<WrongAnswer> wrong) {
        var byQuestion = wrong.stream()
                .collect(Collectors.groupingBy(
                        answer -> new Question(answer.input(), answer.output()), TreeMap::new, Collectors.toList()));
        var byParties = new TreeMap<String, SortedMap<Question, List<WrongAnswer>>>();
        byQuestion.forEach((question, answers) -> {
            List<String> parties = parties(answers);
            if (parties.size() > 1) {
                byParties.computeIfAbsent(key(parties), any -> new TreeMap<>()).put(question, answers);
            }
        });
        return byParties.values().stream().map(SameWrongAnswers::gathered).toList();
    }

    private static SameWrongAnswers gathered(SortedMap<Question, List<WrongAnswer>> byQuestion) {
        List<WrongAnswer> answers = byQuestion.values().stream()
                .flatMap(List::stream)
                .distinct()
                .sorted(ORDER)
                .toList();
        return new SameWrongAnswers(parties(answers), List.copyOf(byQuestion.keySet()), answers);
    }

    private static List<String> parties(List<WrongAnswer> answers) {
        return answers.stream().map(WrongAnswer::party).distinct().sorted().toList();
    }

    /** With lengths, so that no two lists of names are written alike. */
    private static String key(List<String> parties) {
        return parties.stream().map(party -> party + '\n' + party.length()).collect(Collectors.joining("\n"));
    }

    /** What the parties share: the questions and answers, under one digest. */
    public Means means() {
        String all = questions.stream()
                .map(question -> question.input() + " " + question.output() + "\n")
                .collect(Collectors.joining());
        Digest digest = Digest.sha256(all.getBytes(StandardCharsets.US_ASCII));
        return new Means(MeansKind.WRONG_ANSWER, digest.toString(), digest.abbreviated());
    }

    /**
     * That each party gave them, as uses of one means.
     *
     * @param grade how sure it is that the answers are theirs and wrong
     */
    public List<Use> uses(Grade grade) {
        var byParty =
                answers.stream().collect(Collectors.groupingBy(WrongAnswer::party, TreeMap::new, Collectors.toList()));
        Means means = means();
        var uses = new ArrayList<Use>();
        byParty.forEach((party, own) -> uses.add(use(party, means, grade, own)));
        return uses;
    }

    private static Use use(String party, Means means, Grade grade, List<WrongAnswer> own) {
        List<Instant> times = own.stream().map(WrongAnswer::at).sorted().toList();
        long claims = own.stream().map(WrongAnswer::claim).distinct().count();
        List<Digest> grounds = own.stream().map(WrongAnswer::ground).toList();
        return new Use(party, means, grade, times.getFirst(), times.getLast(), claims, grounds);
    }
}
