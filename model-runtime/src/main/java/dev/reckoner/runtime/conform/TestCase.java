package dev.reckoner.runtime.conform;

import dev.reckoner.runtime.onnx.ModelException;
import dev.reckoner.runtime.onnx.OnnxModel;
import dev.reckoner.runtime.onnx.ValueInfo;
import dev.reckoner.runtime.tensor.OnnxValue;
import dev.reckoner.runtime.tensor.TensorFormatException;
import dev.reckoner.runtime.tensor.ValueProtos;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder with {@code model.onnx} and {@code test_data_set_N/input_K.pb}, {@code output_K.pb}, on disk or inside a ZIP.
 *
 * @param folder the folder
 */
record TestCase(Path folder) {
    private static final int MAXIMUM_BYTES = 1 << 30;
    private static final Pattern DATA_SET = Pattern.compile("test_data_set_(\\d{1,9})");

    String suite() {
        Path parent = folder.getParent();
        return parent == null ? "" : name(parent);
    }

    String name() {
        return name(folder);
    }

    OnnxModel model() throws IOException, ModelException {
        Path file = folder.resolve("model.onnx");
        return file.getFileSystem() == FileSystems.getDefault() ? OnnxModel.open(file) : OnnxModel.of(bytes(file));
    }

    /** Folders of data, by number. */
    List<Path> dataSets() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> DATA_SET.matcher(name(entry)).matches())
                    .sorted(Comparator.comparingInt(TestCase::number))
                    .toList();
        }
    }

    /** The values of {@code prefix_K.pb} for each declared input or output K, as far as there are files. */
    static SequencedMap<String, OnnxValue> values(Path dataSet, String prefix, List<ValueInfo> declared)
            throws IOException, TensorFormatException {
        SequencedMap<String, OnnxValue> values = new LinkedHashMap<>();
        for (int i = 0; i < declared.size(); i++) {
            Path file = dataSet.resolve(prefix + "_" + i + ".pb");
            if (Files.isRegularFile(file)) {
                values.put(declared.get(i).name(), ValueProtos.read(kind(declared.get(i)), bytes(file)));
            }
        }
        return values;
    }

    /** All cases below a folder, sorted by path. */
    static List<TestCase> find(Path root, int depth) throws IOException {
        List<TestCase> cases = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root, depth)) {
            files.filter(file -> name(file).equals("model.onnx") && file.getParent() != null)
                    .sorted()
                    .forEach(file -> cases.add(new TestCase(file.getParent())));
        }
        return cases;
    }

    private static ValueProtos.Kind kind(ValueInfo info) {
        return switch (info.kind()) {
            case SEQUENCE -> ValueProtos.Kind.SEQUENCE;
            case OPTIONAL -> ValueProtos.Kind.OPTIONAL;
            case TENSOR, SPARSE_TENSOR, MAP, UNKNOWN -> ValueProtos.Kind.TENSOR;
        };
    }

    /** The size that a ZIP states may be wrong, so the bytes are counted. */
    private static byte[] bytes(Path file) throws IOException {
        try (InputStream input = Files.newInputStream(file)) {
            byte[] bytes = input.readNBytes(MAXIMUM_BYTES + 1);
            if (bytes.length > MAXIMUM_BYTES) {
                throw new IOException(file + " is larger than 1 GiB.");
            }
            return bytes;
        }
    }

    private static int number(Path dataSet) {
        Matcher matcher = DATA_SET.matcher(name(dataSet));
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    /** Folders in a ZIP may end with a slash. */
    private static String name(Path path) {
        Path last = path.getFileName();
        return last == null ? "" : last.toString().replace("/", "");
    }
}
