package dev.reckoner.ui.shell;

/** The places, in the order of the rail, with their icon literals of the Feather pack. */
public enum PlaceId {
    OVERVIEW("fth-home"),
    TRAILS("fth-inbox"),
    CLAIMS("fth-list"),
    REEXECUTION("fth-cpu"),
    ATTRIBUTION("fth-share-2"),
    REPUTATION("fth-trending-up"),
    LEDGER("fth-book"),
    POLICIES("fth-sliders"),
    REPORTS("fth-file-text"),
    SETTINGS("fth-settings");

    private final String icon;

    PlaceId(String icon) {
        this.icon = icon;
    }

    /** Icon literal. */
    public String icon() {
        return icon;
    }
}
