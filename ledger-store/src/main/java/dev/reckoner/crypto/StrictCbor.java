package dev.reckoner.crypto;

import com.upokecenter.cbor.CBOREncodeOptions;
import com.upokecenter.cbor.CBORException;
import com.upokecenter.cbor.CBORObject;
import com.upokecenter.cbor.CBORType;
import java.io.ByteArrayInputStream;
import java.util.Locale;

/** Reads one CBOR item (RFC 8949) that fills the bytes exactly: no duplicate keys, no trailing bytes, bounded nesting. */
public final class StrictCbor {
    private static final CBOREncodeOptions OPTIONS =
            new CBOREncodeOptions("allowduplicatekeys=0;resolvereferences=0;allowempty=0");

    private StrictCbor() {}

    /**
     * Reads the item.
     *
     * @param mostDepth deepest nesting; a scalar has depth 1
     * @throws MalformedDocumentException {@code TR-CBOR-TRUNCATED}, {@code TR-CBOR-TRAILING}, {@code TR-CBOR-DUPLICATE-KEY},
     *     {@code TR-CBOR-DEPTH} or {@code TR-CBOR-MALFORMED}
     */
    public static CBORObject read(byte[] bytes, int mostDepth) throws MalformedDocumentException {
        CBORObject item;
        try {
            ByteArrayInputStream in = new ByteArrayInputStream(bytes);
            item = CBORObject.Read(in, OPTIONS);
            if (in.available() > 0) {
                throw new MalformedDocumentException("TR-CBOR-TRAILING", "Bytes follow the end of the CBOR item.");
            }
        } catch (CBORException e) {
            throw refusal(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            // The library states only CBORException; a hostile length or number must not get past this place.
            throw refusal(e.getClass().getSimpleName());
        }
        if (depth(item, mostDepth) > mostDepth) {
            throw new MalformedDocumentException("TR-CBOR-DEPTH", "The CBOR is nested deeper than " + mostDepth + ".");
        }
        return item;
    }

    // The library stops at 500 levels, so this recursion is bounded even before the limit ends it.
    private static int depth(CBORObject item, int most) {
        if (most < 0) {
            return 1;
        }
        int deepest = 0;
        if (item.getType() == CBORType.Array) {
            for (CBORObject child : item.getValues()) {
                deepest = Math.max(deepest, depth(child, most - 1));
            }
        } else if (item.getType() == CBORType.Map) {
            for (CBORObject key : item.getKeys()) {
                deepest = Math.max(deepest, Math.max(depth(key, most - 1), depth(item.get(key), most - 1)));
            }
        }
        return deepest + 1;
    }

    private static MalformedDocumentException refusal(String reason) {
        String lower = reason.toLowerCase(Locale.ROOT);
        if (lower.contains("premature") || lower.contains("bigger than supported")) {
            return new MalformedDocumentException("TR-CBOR-TRUNCATED", "The CBOR ends before its announced length.");
        }
        if (lower.contains("duplicate")) {
            return new MalformedDocumentException("TR-CBOR-DUPLICATE-KEY", "A CBOR map has the same key twice.");
        }
        if (lower.contains("deep") || lower.contains("depth")) {
            return new MalformedDocumentException("TR-CBOR-DEPTH", "The CBOR is nested too deeply.");
        }
        return new MalformedDocumentException("TR-CBOR-MALFORMED", "The bytes are not well-formed CBOR.");
    }
}
