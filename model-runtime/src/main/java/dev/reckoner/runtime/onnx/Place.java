package dev.reckoner.runtime.onnx;

/**
 * Where an operator of a graph that was written out stands in the model.
 *
 * @param path its index in the main graph; inside another operator that one's path, then the attribute with the pass or the
 *     function's name, then the index there: {@code 12/body#3/4} is operator 4 of the fourth pass of operator 12's body
 * @param output where it hands on what came of the inside of the operator at {@code path}, which output of that; otherwise 0
 * @param isAuxiliary true for an operator that the model does not have: it only takes values apart or puts them together
 *     between the graphs
 */
public record Place(String path, int output, boolean isAuxiliary) {
    private static final String PREFIX = "trace/";

    /** An operator of the model. */
    static Place of(String path) {
        return new Place(path, 0, false);
    }

    /** Index in the main graph of the operator itself or of that in which it stands. */
    public int root() {
        int end = path.indexOf('/');
        return Integer.parseInt(end < 0 ? path : path.substring(0, end));
    }

    /** True if it stands inside another operator. */
    public boolean isInside() {
        return path.indexOf('/') >= 0;
    }

    /** Its index in the graph in which it stands. */
    public int index() {
        return Integer.parseInt(path.substring(path.lastIndexOf('/') + 1));
    }

    /**
     * Name in the graph that was written out of a value that an operator makes.
     *
     * @param path of the operator
     * @param name that the value has in its own graph
     */
    public static String valueName(String path, String name) {
        int end = path.lastIndexOf('/');
        return end < 0 ? name : inside(path.substring(0, end), name);
    }

    /** Name of a value of a graph inside an operator, such as {@code trace/12/body#3/sum}. */
    static String inside(String graph, String name) {
        return PREFIX + graph + "/" + name;
    }

    /** The name that a value of this operator has in its own graph, from that in the graph that was written out. */
    public String ownName(String valueName) {
        int end = path.lastIndexOf('/');
        return end < 0 ? valueName : valueName.substring(PREFIX.length() + end + 1);
    }
}
