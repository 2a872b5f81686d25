package dev.reckoner.runtime.worker;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import dev.reckoner.runtime.onnx.proto.ModelProto;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Model files as bad copies, bad tools and bad people make them of good ones; the same for the same seed. */
final class Mutations {
    private static final List<Long> NUMBERS =
            List.of(0L, 1L, -1L, 2L, 7L, 255L, 65_536L, 1L << 31, 1L << 40, Long.MAX_VALUE, Long.MIN_VALUE);

    private final Random random;

    Mutations(long seed) {
        random = new Random(seed);
    }

    /** A mutant of a model; parts may come from another. */
    byte[] of(byte[] model, byte[] other) {
        return switch (random.nextInt(10)) {
            case 0 -> flipped(model);
            case 1 -> Arrays.copyOf(model, random.nextInt(model.length));
            case 2 -> spliced(model, other);
            case 3 -> inflated(model);
            default -> edited(model);
        };
    }

    private byte[] flipped(byte[] model) {
        byte[] mutant = model.clone();
        for (int i = 1 + random.nextInt(8); i > 0; i--) {
            mutant[random.nextInt(mutant.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return mutant;
    }

    private byte[] spliced(byte[] model, byte[] other) {
        byte[] mutant = model.clone();
        int length = 1 + random.nextInt(Math.min(64, Math.min(model.length, other.length) - 1));
        System.arraycopy(
                other,
                random.nextInt(other.length - length + 1),
                mutant,
                random.nextInt(mutant.length - length + 1),
                length);
        return mutant;
    }

    /** Something that may be a length says more than there is. */
    private byte[] inflated(byte[] model) {
        byte[] mutant = model.clone();
        int at = random.nextInt(mutant.length);
        mutant[at] = (byte) (0x80 | mutant[at]);
        return mutant;
    }

    /** One to three values are others: dimensions, types, names, attributes, or whole parts are gone or there twice. */
    private byte[] edited(byte[] model) {
        try {
            var builder = ModelProto.parseFrom(model).toBuilder();
            for (int i = 1 + random.nextInt(3); i > 0; i--) {
                edit(builder);
            }
            return builder.buildPartial().toByteArray();
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    private void edit(Message.Builder message) {
        List<FieldDescriptor> fields = new ArrayList<>(message.getAllFields().keySet());
        if (fields.isEmpty()) {
            return;
        }
        var field = fields.get(random.nextInt(fields.size()));
        if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE && random.nextInt(8) > 0) {
            edit(
                    field.isRepeated()
                            ? message.getRepeatedFieldBuilder(
                                    field, random.nextInt(message.getRepeatedFieldCount(field)))
                            : message.getFieldBuilder(field));
        } else if (field.isRepeated()) {
            int at = random.nextInt(message.getRepeatedFieldCount(field));
            message.setRepeatedField(field, at, other(field, message.getRepeatedField(field, at)));
            message.addRepeatedField(field, message.getRepeatedField(field, at));
        } else if (random.nextInt(4) == 0) {
            message.clearField(field);
        } else {
            message.setField(field, other(field, message.getField(field)));
        }
    }

    private Object other(FieldDescriptor field, Object value) {
        long number = NUMBERS.get(random.nextInt(NUMBERS.size()));
        return switch (field.getJavaType()) {
            case INT -> (int) number;
            case LONG -> number;
            case FLOAT -> Float.intBitsToFloat(random.nextInt());
            case DOUBLE -> Double.longBitsToDouble(random.nextLong());
            case STRING -> random.nextBoolean() ? value + "x" : "";
            case BYTE_STRING ->
                com.google.protobuf.ByteString.copyFrom(flipped(((com.google.protobuf.ByteString) value)
                        .concat(com.google.protobuf.ByteString.copyFrom(new byte[1]))
                        .toByteArray()));
            default -> value;
        };
    }
}
