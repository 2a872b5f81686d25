package dev.reckoner.audit.trace;

import dev.reckoner.runtime.commit.CommitException;
import dev.reckoner.runtime.commit.dispute.DisputeMessages;
import dev.reckoner.runtime.commit.dispute.DisputeWalk;
import dev.reckoner.runtime.commit.dispute.TraceHolder;
import dev.reckoner.runtime.execute.ExecutionException;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/** A dispute over a pair of pipes: each message preceded by its length as four bytes, most significant first. */
public final class DisputePipe {
    private final DataInputStream in;
    private final DataOutputStream out;

    /** The pipes from and to the other side. */
    public DisputePipe(InputStream in, OutputStream out) {
        this.in = new DataInputStream(in);
        this.out = new DataOutputStream(out);
    }

    /**
     * Asks until it is over.
     *
     * @return false if the other side hung up before
     */
    public boolean challenge(DisputeWalk walk) throws IOException, CommitException, ExecutionException {
        for (var question = walk.question(); question.isPresent(); question = walk.question()) {
            write(DisputeMessages.write(question.get()));
            var answer = read(DisputeMessages.LARGEST);
            if (answer.isEmpty()) {
                return false;
            }
            walk.answer(DisputeMessages.answer(answer.get(), Rfc6962Tree.TREE));
        }
        return true;
    }

    /** Answers until the other side hangs up; how many questions. */
    public int answer(TraceHolder holder) throws IOException, CommitException {
        int answered = 0;
        long longest = holder.longestQuestion();
        for (var question = read(longest); question.isPresent(); question = read(longest)) {
            write(DisputeMessages.write(holder.answer(DisputeMessages.question(question.get()))));
            answered++;
        }
        return answered;
    }

    private void write(byte[] message) throws IOException {
        out.writeInt(message.length);
        out.write(message);
        out.flush();
    }

    private Optional<byte[]> read(long longest) throws IOException, CommitException {
        try {
            int length = in.readInt();
            if (length < 0 || length > longest) {
                throw new CommitException(
                        "TC-MESSAGE",
                        "A message of " + Integer.toUnsignedString(length) + " bytes is none of a dispute.");
            }
            var bytes = in.readNBytes(length);
            return bytes.length == length ? Optional.of(bytes) : Optional.empty();
        } catch (EOFException hungUp) {
            return Optional.empty();
        }
    }
}
