package dev.reckoner.ui.chart;

/** How much room text of 11 px takes, without a toolkit: pictures are made where there is none. */
final class Letters {
    /** Of a letter of Inter, on average; a little more than it is, so that nothing touches. */
    private static final double WIDTH = 6.2;

    private Letters() {}

    static double width(String text) {
        return text.length() * WIDTH;
    }

    /** As much of a text as fits, with an ellipsis where it is cut. */
    static String fit(String text, double room) {
        int letters = (int) (room / WIDTH);
        return text.length() <= letters
                ? text
                : text.substring(0, Math.max(0, letters - 1)).stripTrailing() + "…";
    }
}
