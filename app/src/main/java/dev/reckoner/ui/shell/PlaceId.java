package dev.reckoner.ui.shell;

/** The places, in the order of the rail, with their icon literals of the Feather pack. */
public enum PlaceId {
    OVERVIEW(1, "fth-home"),
    TRAILS(2, "fth-inbox"),
    CLAIMS(3, "fth-list"),
    REEXECUTION(4, "fth-cpu"),
    ATTRIBUTION(5, "fth-share-2"),
    REPUTATION(6, "fth-trending-up"),
    LEDGER(7, "fth-book"),
    POLICIES(8, "fth-sliders"),
    REPORTS(9, "fth-file-text"),
    SETTINGS(10, "fth-settings");

    private final int number;
    private final String icon;

    PlaceId(int number, String icon) {
        this.number = number;
        this.icon = icon;
    }

    /** Position in the rail, from 1; its last digit is the key that leads there. */
    public int number() {
        return number;
    }

    /** Icon literal. */
    public String icon() {
        return icon;
    }
}
