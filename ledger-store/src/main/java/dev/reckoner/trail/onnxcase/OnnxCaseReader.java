package dev.reckoner.trail.onnxcase;

import dev.reckoner.trail.ReadProblem;
import dev.reckoner.trail.TrailFolder;
import dev.reckoner.trail.TrailReader;
import dev.reckoner.trail.TrailSink;
import java.io.IOException;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Reads an ONNX test case, the layout of the ONNX backend tests: {@code model.onnx} beside {@code test_data_set_N} with
 * {@code input_I.pb} and {@code output_I.pb}. Each data set is one unsigned claim.
 */
public final class OnnxCaseReader implements TrailReader {
    /** The format's name for people, as claims carry it. */
    public static final String FORMAT = "ONNX test case";

    private static final Pattern VALUE = Pattern.compile("(test_data_set_\\d{1,6})/(input|output)_(\\d{1,4})\\.pb");

    @Override
    public String format() {
        return FORMAT;
    }

    @Override
    public boolean recognises(TrailFolder folder) throws IOException {
        return folder.file(OnnxCase.MODEL).isPresent()
                && folder.entries().stream().anyMatch(e -> VALUE.matcher(e).matches());
    }

    @Override
    public void read(TrailFolder folder, TrailSink sink) throws IOException {
        var sets = new TreeMap<String, DataSet>(
                (a, b) -> a.length() != b.length() ? Integer.compare(a.length(), b.length()) : a.compareTo(b));
        for (String entry : folder.entries()) {
            var matcher = VALUE.matcher(entry);
            if (matcher.matches()) {
                sets.computeIfAbsent(matcher.group(1), DataSet::new)
                        .add(matcher.group(2), Integer.parseInt(matcher.group(3)), entry);
            } else if (!entry.equals(OnnxCase.MODEL)) {
                sink.problem(notPartOfIt(folder.name(), entry));
            }
        }
        var onnxCase = OnnxCase.open(folder, sink);
        for (DataSet set : sets.values()) {
            if (sink.cancelled()) {
                return;
            }
            onnxCase.read(set);
        }
    }

    private static ReadProblem notPartOfIt(String folder, String entry) {
        return new ReadProblem(
                folder,
                entry,
                "TR-CASE-EXTRA",
                "The file is no part of an ONNX test case; it was left out",
                "Import it on its own if it matters.",
                ReadProblem.Severity.LEFT_OUT);
    }
}
