package dev.reckoner.runtime.commit.dispute;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.reckoner.runtime.commit.CommitException;
import dev.reckoner.runtime.commit.CommitmentTree;
import dev.reckoner.runtime.commit.Hash;
import dev.reckoner.runtime.commit.Opening;
import dev.reckoner.runtime.commit.TraceLeaf;
import dev.reckoner.runtime.commit.TracePosition;
import dev.reckoner.runtime.commit.dispute.proto.DisputeMessage;
import dev.reckoner.runtime.commit.dispute.proto.OpenedValue;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.OptionalValue;
import dev.reckoner.runtime.tensor.Tensor;
import dev.reckoner.runtime.tensor.TensorFormatException;
import dev.reckoner.runtime.tensor.TensorSequence;
import dev.reckoner.runtime.tensor.ValueProtos;
import dev.reckoner.runtime.tensor.WireBudget;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Questions and answers as bytes, for files and pipes; the form is that of {@code dispute.proto}. */
public final class DisputeMessages {
    /** The most that one message may hold, bytes. Who shows values does not write what the other side would refuse to read. */
    public static final int LARGEST = 1 << 30;

    /** Tags, lengths, root and round, at the most. */
    private static final int HEADS = 64;

    private DisputeMessages() {}

    /** A question as bytes. */
    public static byte[] write(Question question) {
        var message = dev.reckoner.runtime.commit.dispute.proto.Question.newBuilder()
                .setRoot(bytes(question.root()))
                .setRound(question.round())
                .addAllLeaves(question.leaves());
        return DisputeMessage.newBuilder().setQuestion(message).build().toByteArray();
    }

    /**
     * An answer as bytes.
     *
     * @throws CommitException TC-ANSWER-SIZE if they are more than {@link #LARGEST}
     */
    public static byte[] write(Answer answer) throws CommitException {
        return write(answer, LARGEST);
    }

    static byte[] write(Answer answer, int largest) throws CommitException {
        var message = dev.reckoner.runtime.commit.dispute.proto.Answer.newBuilder()
                .setRoot(bytes(answer.root()))
                .setRound(answer.round());
        long length = HEADS;
        for (Optional<Opening> opening : answer.openings()) {
            OpenedValue value = opening.map(DisputeMessages::opened).orElseGet(OpenedValue::getDefaultInstance);
            length += HEADS + value.getSerializedSize();
            if (length > largest) {
                throw new CommitException(
                        "TC-ANSWER-SIZE",
                        "The values that are asked for take more than " + largest
                                + " bytes, the most that a message may hold. Dispute with fewer ways.");
            }
            message.addValues(value);
        }
        return DisputeMessage.newBuilder().setAnswer(message).build().toByteArray();
    }

    /**
     * Reads a question.
     *
     * @throws CommitException TC-MESSAGE if the bytes are none
     */
    public static Question question(byte[] bytes) throws CommitException {
        DisputeMessage message = parse(bytes);
        if (!message.hasQuestion()) {
            throw notOne("a question", null);
        }
        var question = message.getQuestion();
        return new Question(hash(question.getRoot()), question.getRound(), question.getLeavesList());
    }

    /**
     * Reads an answer. A value in it that cannot be read costs that value only: it was the proposer who was to show one.
     *
     * @throws CommitException TC-MESSAGE if the bytes are none
     */
    public static Answer answer(byte[] bytes, CommitmentTree tree) throws CommitException {
        DisputeMessage message = parse(bytes);
        if (!message.hasAnswer()) {
            throw notOne("an answer", null);
        }
        var answer = message.getAnswer();
        WireBudget budget = new WireBudget();
        List<Optional<Opening>> openings = new ArrayList<>();
        for (OpenedValue value : answer.getValuesList()) {
            openings.add(opening(value, tree, budget));
        }
        return new Answer(hash(answer.getRoot()), answer.getRound(), openings);
    }

    private static DisputeMessage parse(byte[] bytes) throws CommitException {
        if (WireBudget.fault(ByteBuffer.wrap(bytes), DisputeMessage.getDescriptor())
                .isPresent()) {
            throw notOne("a message of a dispute", null);
        }
        try {
            return DisputeMessage.parseFrom(bytes);
        } catch (InvalidProtocolBufferException e) {
            throw notOne("a message of a dispute", e);
        }
    }

    private static OpenedValue opened(Opening opening) {
        TracePosition position = opening.leaf().position();
        OpenedValue.Builder message = OpenedValue.newBuilder()
                .setIndex(opening.index())
                .setSize(opening.size())
                .setNode(position.node())
                .setOutput(position.output())
                .setPath(position.path())
                .setName(position.name())
                .setForm(form(opening.value()))
                .setValue(ByteString.copyFrom(ValueProtos.write(opening.value())));
        opening.proof().forEach(hash -> message.addProof(bytes(hash)));
        return message.build();
    }

    /** The leaf's hashes are not sent: they follow from the value, and the proof says whether they are those of the trace. */
    private static Optional<Opening> opening(OpenedValue message, CommitmentTree tree, WireBudget budget)
            throws CommitException {
        try {
            OnnxValue value =
                    ValueProtos.read(kind(message.getForm()), message.getValue().toByteArray(), budget);
            TracePosition position =
                    new TracePosition(message.getNode(), message.getOutput(), message.getPath(), message.getName());
            List<Hash> proof = new ArrayList<>();
            for (ByteString hash : message.getProofList()) {
                if (hash.size() != Hash.BYTES) {
                    return Optional.empty();
                }
                proof.add(Hash.of(hash.toByteArray()));
            }
            TraceLeaf leaf = TraceLeaf.of(position, value, tree);
            return Optional.of(new Opening(leaf, message.getIndex(), message.getSize(), value, proof));
        } catch (TensorFormatException unreadable) {
            if (unreadable.code().equals("RT-VALUE-COMPLEX")) {
                throw new CommitException(
                        "TC-MESSAGE",
                        "The values of the answer have more parts than memory is kept for, so that they are not read."
                                + " Dispute with fewer ways.",
                        unreadable);
            }
            return Optional.empty();
        }
    }

    private static OpenedValue.Form form(OnnxValue value) {
        return switch (value) {
            case Tensor tensor -> OpenedValue.Form.TENSOR;
            case TensorSequence sequence -> OpenedValue.Form.SEQUENCE;
            case OptionalValue optional -> OpenedValue.Form.OPTIONAL;
        };
    }

    private static ValueProtos.Kind kind(OpenedValue.Form form) {
        return switch (form) {
            case SEQUENCE -> ValueProtos.Kind.SEQUENCE;
            case OPTIONAL -> ValueProtos.Kind.OPTIONAL;
            case TENSOR, UNRECOGNIZED -> ValueProtos.Kind.TENSOR;
        };
    }

    private static ByteString bytes(Hash hash) {
        return ByteString.copyFrom(hash.bytes());
    }

    private static Hash hash(ByteString bytes) throws CommitException {
        if (bytes.size() != Hash.BYTES) {
            throw new CommitException("TC-MESSAGE", "A hash of a message has " + bytes.size() + " bytes, not 32.");
        }
        return Hash.of(bytes.toByteArray());
    }

    private static CommitException notOne(String what, @org.jspecify.annotations.Nullable Throwable cause) {
        String sentence = "The bytes are not " + what + ".";
        return cause == null
                ? new CommitException("TC-MESSAGE", sentence)
                : new CommitException("TC-MESSAGE", sentence, cause);
    }
}
