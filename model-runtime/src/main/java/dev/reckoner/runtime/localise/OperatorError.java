package dev.reckoner.runtime.localise;

import dev.reckoner.runtime.compare.Verdict;

/**
 * What one operator does to the claimed inputs, beside what was claimed of it.
 *
 * @param index its place in the graph
 * @param type such as {@code MatMul}
 * @param name as in the file; where it has none, that of its first output
 * @param value the output with the largest multiple
 * @param verdict of the local error: its step of the ladder; INCONCLUSIVE for an operator that could not be checked
 * @param localError |claimed - recomputed from the claimed inputs| of the element that is furthest beyond its bound, which
 *     need not be the largest; NaN where it could not be recomputed
 * @param bound what the local error may be at that element; 0 where nothing is rounded and where every bit is equal, so that no
 *     bound was needed; NaN where nothing bounds it
 * @param multiple the local error as a multiple of that, the bound or the calibration; infinite for a difference where none may
 *     be, NaN where nothing decides
 * @param drift relative L2 between the claimed value and the whole model's own: what has gathered up to here; NaN where one of
 *     them is not there or they are not of one shape
 * @param reason why the verdict is what it is, in one sentence
 */
public record OperatorError(
        int index,
        String type,
        String name,
        String value,
        Verdict verdict,
        double localError,
        double bound,
        double multiple,
        double drift,
        String reason) {}
