package dev.reckoner.audit.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reckoner.runtime.commit.CommitException;
import dev.reckoner.runtime.commit.TraceValues;
import dev.reckoner.runtime.commit.dispute.Consistency;
import dev.reckoner.runtime.commit.dispute.DisputeOutcome;
import dev.reckoner.runtime.commit.dispute.DisputeWalk;
import dev.reckoner.runtime.commit.dispute.DisputedRun;
import dev.reckoner.runtime.commit.dispute.PartRunner;
import dev.reckoner.runtime.commit.dispute.TraceHolder;
import dev.reckoner.runtime.execute.ExecutionProfile;
import dev.reckoner.runtime.execute.InProcessReexecutor;
import dev.reckoner.runtime.onnx.OnnxModel;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two parties with nothing between them but a pair of pipes. */
class DisputePipeTest {
    private static final InProcessReexecutor RUNTIME = new InProcessReexecutor();

    @TempDir
    Path folder;

    @AfterAll
    static void close() {
        RUNTIME.close();
    }

    @Test
    void theOperatorIsFoundOverPipes() throws Exception {
        var theirs = trace(ChainModel.with(11));
        var walk = walk(theirs);
        var questions = new PipedOutputStream();
        var answers = new PipedOutputStream();
        var asked = new PipedInputStream(questions, 1 << 16);
        var answered = new PipedInputStream(answers, 1 << 16);
        var holder = new TraceHolder(theirs.commitment(), theirs::value);
        var other = CompletableFuture.supplyAsync(() -> serve(asked, answers, holder));
        assertThat(new DisputePipe(answered, questions).challenge(walk)).isTrue();
        questions.close();
        assertThat(walk.outcome())
                .get()
                .isInstanceOfSatisfying(
                        DisputeOutcome.Found.class,
                        found -> assertThat(found.operator()).isEqualTo(11));
        assertThat(other.get()).isEqualTo(walk.rounds().size());
    }

    @Test
    void whoHangsUpAccusesNobodyAndNonsenseIsRefused() throws Exception {
        var walk = walk(trace(ChainModel.honest()));
        var nowhere = OutputStream.nullOutputStream();
        assertThat(new DisputePipe(new ByteArrayInputStream(new byte[0]), nowhere).challenge(walk))
                .isFalse();
        assertThat(new DisputePipe(new ByteArrayInputStream(new byte[] {0, 0, 0, 9, 1}), nowhere).challenge(walk))
                .isFalse();
        assertThat(walk.outcome()).isEmpty();
        for (var nonsense : new byte[][] {{-1, -1, -1, -1}, {127, 0, 0, 0}, {0, 0, 0, 2, 1, 2}}) {
            assertThatThrownBy(() -> new DisputePipe(new ByteArrayInputStream(nonsense), nowhere).challenge(walk))
                    .isInstanceOfSatisfying(
                            CommitException.class, e -> assertThat(e.code()).isEqualTo("TC-MESSAGE"));
        }
    }

    /** Whose trace is disputed keeps no more memory for a question than one about its trace can take. */
    @Test
    void aQuestionLongerThanTheTraceIsRefusedUnread() throws Exception {
        var theirs = trace(ChainModel.honest());
        var holder = new TraceHolder(theirs.commitment(), theirs::value);
        var length = ByteBuffer.allocate(4).putInt((int) holder.longestQuestion() + 1);
        var pipe = new DisputePipe(new ByteArrayInputStream(length.array()), OutputStream.nullOutputStream());
        assertThatThrownBy(() -> pipe.answer(holder))
                .isInstanceOfSatisfying(
                        CommitException.class, e -> assertThat(e.code()).isEqualTo("TC-MESSAGE"));
    }

    private static int serve(PipedInputStream asked, PipedOutputStream answers, TraceHolder holder) {
        try {
            return new DisputePipe(asked, answers).answer(holder);
        } catch (java.io.IOException | CommitException e) {
            throw new IllegalStateException(e);
        }
    }

    private TraceFolder trace(byte[] model) throws Exception {
        return new TraceFolderWriter(folder.resolve("trace"), RUNTIME)
                .write(OnnxModel.of(model), ChainModel.inputs(), ExecutionProfile.CANONICAL, TraceValues.ALL);
    }

    private static DisputeWalk walk(TraceFolder theirs) throws Exception {
        var run = new DisputedRun(
                OnnxModel.of(ChainModel.honest()),
                ChainModel.inputs(),
                TraceFolder.hashes(theirs.roots().outputs()),
                theirs.commitment().root());
        return new DisputeWalk(run, 3, Consistency.EXACT, PartRunner.on(RUNTIME), Rfc6962Tree.TREE);
    }
}
