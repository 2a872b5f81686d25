package dev.reckoner.trail.onnxcase;

import java.util.SortedMap;
import java.util.TreeMap;

/** The files of one data set, by index. */
final class DataSet {
    private final String name;
    private final SortedMap<Integer, String> inputs = new TreeMap<>();
    private final SortedMap<Integer, String> outputs = new TreeMap<>();

    DataSet(String name) {
        this.name = name;
    }

    void add(String side, int index, String entry) {
        (side.equals("input") ? inputs : outputs).put(index, entry);
    }

    String name() {
        return name;
    }

    SortedMap<Integer, String> inputs() {
        return inputs;
    }

    SortedMap<Integer, String> outputs() {
        return outputs;
    }
}
