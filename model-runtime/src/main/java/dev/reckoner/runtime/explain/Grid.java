package dev.reckoner.runtime.explain;

import java.util.ArrayList;
import java.util.List;

/** Numbers to which a provider may round what it hands out. */
record Grid(String label, Scale scale, int count) {
    private static final int MOST_DECIMALS = 8;
    private static final int MOST_DIGITS = 7;

    /** Of what so many are kept. */
    enum Scale {
        DECIMALS,
        DIGITS,
        FLOAT16,
        BFLOAT16
    }

    /** Every grid that is tried. */
    static List<Grid> all() {
        List<Grid> grids = new ArrayList<>();
        for (int i = 0; i <= MOST_DECIMALS; i++) {
            grids.add(new Grid(i == 0 ? "whole numbers" : i == 1 ? "1 decimal" : i + " decimals", Scale.DECIMALS, i));
        }
        for (int i = 1; i <= MOST_DIGITS; i++) {
            grids.add(new Grid(i == 1 ? "1 digit" : i + " digits", Scale.DIGITS, i));
        }
        grids.add(new Grid("half precision", Scale.FLOAT16, 0));
        grids.add(new Grid("bfloat16", Scale.BFLOAT16, 0));
        return grids;
    }

    /** The nearest number of the grid, as a float; ties to even. */
    float nearest(float value) {
        if (value == 0 || !Float.isFinite(value)) {
            return value;
        }
        return switch (scale) {
            case DECIMALS -> atUnit(value, count);
            case DIGITS -> atUnit(value, count - 1 - (int) Math.floor(Math.log10(Math.abs((double) value))));
            case FLOAT16 -> Float.float16ToFloat(Float.floatToFloat16(value));
            case BFLOAT16 -> {
                int bits = Float.floatToRawIntBits(value);
                yield Float.intBitsToFloat(bits + 0x7fff + (bits >>> 16 & 1) & 0xffff_0000);
            }
        };
    }

    private static float atUnit(float value, int decimals) {
        double power = Math.pow(10, Math.abs(decimals));
        return (float) (decimals >= 0 ? Math.rint(value * power) / power : Math.rint(value / power) * power);
    }
}
