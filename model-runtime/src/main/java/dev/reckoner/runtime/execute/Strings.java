package dev.reckoner.runtime.execute;

import dev.reckoner.runtime.tensor.ElementType;
import dev.reckoner.runtime.tensor.Tensor;
import java.util.regex.Pattern;

/**
 * Which texts survive the Java interface of ONNX Runtime. It uses the modified UTF-8 of JNI, which differs from UTF-8 for the
 * character NUL and for those beyond the basic plane, and cannot carry bytes that are not UTF-8.
 */
final class Strings {
    /**
     * What the four bytes of a character beyond the basic plane arrive as: the first as a character of its own, perhaps followed
     * by the second, the end of the text cut off. A text that ends in ð looks the same.
     */
    private static final Pattern DISTORTED = Pattern.compile(
            "\\u00f0(\\z|[\\u0090-\\u00bf])|[\\u00f1-\\u00f3][\\u0080-\\u00bf]|\\u00f4[\\u0080-\\u008f]");

    private Strings() {}

    /** True if a text from the runtime may have held a character beyond the basic plane. */
    static boolean isDistorted(String text) {
        return DISTORTED.matcher(text).find();
    }

    /** True if every string consists of characters that both encodings write alike. */
    static boolean isFeedable(Tensor tensor) {
        if (tensor.type() != ElementType.STRING) {
            return false;
        }
        for (long i = 0; i < tensor.elementCount(); i++) {
            String text = tensor.stringAt(i);
            if (text.chars().anyMatch(c -> c == 0 || c == '\ufffd' || Character.isSurrogate((char) c))) {
                return false;
            }
        }
        return true;
    }
}
