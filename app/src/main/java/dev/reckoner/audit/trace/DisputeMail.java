package dev.reckoner.audit.trace;

import dev.reckoner.runtime.commit.CommitException;
import dev.reckoner.runtime.commit.dispute.Answer;
import dev.reckoner.runtime.commit.dispute.DisputeMessages;
import dev.reckoner.runtime.commit.dispute.DisputeWalk;
import dev.reckoner.runtime.commit.dispute.Question;
import dev.reckoner.runtime.commit.dispute.TraceHolder;
import dev.reckoner.runtime.execute.ExecutionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Locale;

/**
 * A dispute by letters: a folder with {@code round-01.question}, {@code round-01.answer} and so on, which the two sides send each other
 * as they like. The folder is all there is to remember; each side takes it up where it stands.
 */
public final class DisputeMail {
    private final Path folder;

    /** The letters in that folder. */
    public DisputeMail(Path folder) {
        this.folder = folder;
    }

    /**
     * Takes the walk as far as there are answers, and writes the next question.
     *
     * @return true if it is over; false if it waits for an answer
     * @throws CommitException TC-MAIL if a question in the folder is not one that this dispute asks
     */
    public boolean challenge(DisputeWalk walk) throws IOException, CommitException, ExecutionException {
        Files.createDirectories(folder);
        for (var question = walk.question(); question.isPresent(); question = walk.question()) {
            ask(question.get());
            var answer = letter(question.get().round(), "answer");
            if (!Files.exists(answer)) {
                return false;
            }
            walk.answer(DisputeMessages.answer(read(answer, DisputeMessages.LARGEST), Rfc6962Tree.TREE));
        }
        return true;
    }

    private void ask(Question question) throws IOException, CommitException {
        var letter = letter(question.round(), "question");
        var bytes = DisputeMessages.write(question);
        if (!Files.exists(letter)) {
            write(letter, bytes);
        } else if (Files.size(letter) != bytes.length || !Arrays.equals(read(letter, bytes.length), bytes)) {
            throw new CommitException(
                    "TC-MAIL",
                    letter + " is a question of another dispute. Name a folder of this one, or an empty one.");
        }
    }

    /** Answers every question that has no answer yet; how many. */
    public int answer(TraceHolder holder) throws IOException, CommitException {
        int answered = 0;
        for (int round = 1; Files.exists(letter(round, "question")); round++) {
            var answer = letter(round, "answer");
            if (!Files.exists(answer)) {
                var question = read(letter(round, "question"), holder.longestQuestion());
                Answer shown = holder.answer(DisputeMessages.question(question));
                write(answer, DisputeMessages.write(shown));
                answered++;
            }
        }
        return answered;
    }

    /** The letter of a round. */
    public Path letter(int round, String what) {
        return folder.resolve(String.format(Locale.ROOT, "round-%02d.%s", round, what));
    }

    private static byte[] read(Path letter, long longest) throws IOException, CommitException {
        if (Files.size(letter) > longest) {
            throw new CommitException(
                    "TC-MESSAGE",
                    letter + " is longer than " + longest + " bytes, which no such message of this dispute is.");
        }
        return Files.readAllBytes(letter);
    }

    /** The other side may look at any time, and is not to see half a letter. */
    private static void write(Path letter, byte[] bytes) throws IOException {
        var draft = letter.resolveSibling(letter.getFileName() + ".part");
        Files.write(draft, bytes);
        Files.move(draft, letter, StandardCopyOption.REPLACE_EXISTING);
    }
}
