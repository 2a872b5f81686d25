package dev.reckoner.runtime.tensor;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header of an npy file: magic, version, length (u16 in version 1, u32 in 2 and 3), then a Python dictionary.
 *
 * @param descr NumPy's name of the element type, such as {@code <f4}
 * @param columnMajor true for {@code fortran_order}
 * @param dims shape
 */
record NpyHeader(String descr, boolean columnMajor, List<Long> dims) {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int MAXIMUM_LENGTH = 1 << 20;
    private static final Pattern DESCR = Pattern.compile("['\"]descr['\"]\\s*+:\\s*+['\"]([^'\"]*+)['\"]");
    private static final Pattern ORDER = Pattern.compile("['\"]fortran_order['\"]\\s*+:\\s*+(True|False)");
    private static final Pattern SHAPE = Pattern.compile("['\"]shape['\"]\\s*+:\\s*+\\(([^)]*+)\\)");

    NpyHeader {
        dims = List.copyOf(dims);
    }

    /** Reads the header and leaves the buffer at the first byte of the data. */
    static NpyHeader read(ByteBuffer file) throws TensorFormatException {
        file.order(ByteOrder.LITTLE_ENDIAN);
        byte[] magic = new byte[MAGIC.length];
        if (file.remaining() < 10 || !ByteBuffer.wrap(MAGIC).equals(ByteBuffer.wrap(get(file, magic)))) {
            throw broken("The file does not begin as an npy file.");
        }
        int version = file.get();
        file.get();
        if (version < 1 || version > 3 || version > 1 && file.remaining() < 4) {
            throw broken("Version " + version + " of npy is not known.");
        }
        long length = version == 1 ? file.getShort() & 0xffffL : file.getInt() & 0xffff_ffffL;
        if (length > Math.min(MAXIMUM_LENGTH, file.remaining())) {
            throw broken("The npy header is longer than the file or than 1 MiB.");
        }
        return parse(new String(get(file, new byte[(int) length]), StandardCharsets.UTF_8));
    }

    private static NpyHeader parse(String text) throws TensorFormatException {
        Matcher descr = DESCR.matcher(text);
        Matcher order = ORDER.matcher(text);
        Matcher shape = SHAPE.matcher(text);
        if (!descr.find() || !order.find() || !shape.find()) {
            throw broken("The npy header lacks descr, fortran_order or shape.");
        }
        List<Long> dims = new ArrayList<>();
        try {
            for (String dim : shape.group(1).split(",")) {
                if (!dim.isBlank()) {
                    dims.add(Long.parseLong(dim.strip()));
                }
            }
        } catch (NumberFormatException e) {
            throw new TensorFormatException("RT-NPY-HEADER", "The shape in the npy header is not made of integers.", e);
        }
        return new NpyHeader(descr.group(1), order.group(1).equals("True"), dims);
    }

    /** The bytes of a version 1 header, padded so that the data begin at a multiple of 64 as NumPy does. */
    byte[] bytes() {
        StringBuilder shape = new StringBuilder();
        dims.forEach(dim -> shape.append(dim).append(dims.size() == 1 ? "," : ", "));
        String list = dims.size() > 1 ? shape.substring(0, shape.length() - 2) : shape.toString();
        String text = "{'descr': '" + descr + "', 'fortran_order': False, 'shape': (" + list + "), }";
        int length = (10 + text.length() + 1 + 63) / 64 * 64 - 10;
        return ByteBuffer.allocate(10 + length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(MAGIC)
                .put((byte) 1)
                .put((byte) 0)
                .putShort((short) length)
                .put((text + " ".repeat(length - text.length() - 1) + "\n").getBytes(StandardCharsets.US_ASCII))
                .array();
    }

    private static byte[] get(ByteBuffer from, byte[] to) {
        from.get(to);
        return to;
    }

    private static TensorFormatException broken(String sentence) {
        return new TensorFormatException("RT-NPY-HEADER", sentence);
    }
}
