package dev.reckoner.trail.opengradient.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.trail.PlainSentences;
import dev.reckoner.trail.TrailFormatException;
import java.util.Arrays;
import java.util.Optional;

/** Damage to an encoding: it is refused with a complaint, or it says something else; never a crash, never the same. */
final class Mutations {
    private Mutations() {}

    /** Decodes. */
    @FunctionalInterface
    interface Decoder {
        Optional<?> decode(byte[] bytes) throws TrailFormatException;
    }

    /** Every truncation, an added word, and three changes of every byte; how many were refused. */
    static int of(byte[] sound, Decoder decoder) throws TrailFormatException {
        Optional<?> original = decoder.decode(sound);
        assertThat(original).isPresent();
        int refused = 0;
        for (int length = 0; length < sound.length; length++) {
            refused += refuses(Arrays.copyOf(sound, length), original, decoder);
        }
        refused += refuses(Arrays.copyOf(sound, sound.length + 32), original, decoder);
        for (int i = 0; i < sound.length; i++) {
            for (int flip : new int[] {0x01, 0x20, 0x80, 0xff}) {
                byte[] changed = sound.clone();
                changed[i] ^= (byte) flip;
                refused += refuses(changed, original, decoder);
            }
        }
        return refused;
    }

    private static int refuses(byte[] bytes, Optional<?> original, Decoder decoder) {
        try {
            assertThat(decoder.decode(bytes)).isNotEqualTo(original);
            return 0;
        } catch (TrailFormatException told) {
            assertThat(told.code()).isEqualTo("TR-ABI");
            PlainSentences.check(told.sentence(), told.toString());
            return 1;
        }
    }
}
