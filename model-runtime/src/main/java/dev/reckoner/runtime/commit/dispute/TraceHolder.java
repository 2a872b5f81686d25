package dev.reckoner.runtime.commit.dispute;

import dev.reckoner.runtime.commit.CommitException;
import dev.reckoner.runtime.commit.Opening;
import dev.reckoner.runtime.commit.TraceCommitment;
import dev.reckoner.runtime.tensor.OnnxValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The one whose trace is disputed: answers questions, and computes nothing. */
public final class TraceHolder {
    /** A number below 2^31 as Protocol Buffers write it, at most. */
    private static final int LEAF = 5;

    /** Root, round and the heads of the messages around them. */
    private static final int AROUND = 64;

    private final TraceCommitment trace;
    private final Values values;

    /** Where the values are. */
    @FunctionalInterface
    public interface Values {
        /** The value of a leaf. */
        OnnxValue value(int leaf) throws IOException;
    }

    /** The holder of that trace. */
    public TraceHolder(TraceCommitment trace, Values values) {
        this.trace = trace;
        this.values = values;
    }

    /** Bytes of the longest question about this trace: every leaf once, and what stands around them. */
    public long longestQuestion() {
        return AROUND + (long) LEAF * trace.leaves().size();
    }

    /**
     * Shows what is asked for.
     *
     * @throws CommitException TC-OTHER-TRACE if the question is about another trace; TC-QUESTION if it asks for what no trace has, or
     *     for a value twice
     */
    public Answer answer(Question question) throws CommitException, IOException {
        if (!question.root().equals(trace.root())) {
            throw new CommitException(
                    "TC-OTHER-TRACE",
                    "The question is about the trace " + question.root().hex() + ", and this one is "
                            + trace.root().hex() + ".");
        }
        requireAscending(question.leaves());
        List<Opening> openings = new ArrayList<>();
        for (int leaf : question.leaves()) {
            openings.add(trace.open(leaf, values.value(leaf)));
        }
        return Answer.to(question, openings);
    }

    private void requireAscending(List<Integer> leaves) throws CommitException {
        int last = -1;
        for (int leaf : leaves) {
            if (leaf < 0 || leaf >= trace.leaves().size()) {
                throw new CommitException("TC-QUESTION", "The trace has no value number " + leaf + ".");
            }
            if (leaf <= last) {
                throw new CommitException(
                        "TC-QUESTION", "The question does not ask for each value once, in their order: " + leaf + ".");
            }
            last = leaf;
        }
    }
}
