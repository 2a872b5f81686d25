package dev.reckoner.ui.graph;

/** What kind of thing a node stands for, told by its outline. */
public enum NodeForm {
    /** A party that consumes. */
    PILL(20),
    /** A party that serves. */
    RECTANGLE(0),
    /** A thing. */
    ROUNDED(6),
    /** A party that only confirms: a frame within its outline, as of a seal. */
    FRAMED(0),
    /** Several that are not shown one by one: dashed, and another sheet behind it. */
    FOLD(6);

    private final double radius;

    NodeForm(double radius) {
        this.radius = radius;
    }

    /** Of the corners, pixels. */
    double radius() {
        return radius;
    }
}
