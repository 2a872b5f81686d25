package dev.reckoner.ui.look;

import org.kordamp.ikonli.javafx.FontIcon;

/** Icons by what they mean. The drawings are Feather's. */
public enum Icons {
    AFFIRMING("check-circle"),
    WARNING("alert-triangle"),
    CONTRAINDICATED("x-square"),
    NONE("minus-circle"),
    RUNNING("loader"),
    WAITING("clock"),
    ISOLATE("slash"),
    ISOLATION_LIFTED("unlock"),
    DERIVED("git-branch"),
    SHARED("link-2"),
    FOLDED("plus-square"),
    ADD("plus"),
    COMPARE("git-commit"),
    CLAIM("message-square"),
    MODEL("layers"),
    BUILD("cpu"),
    KEY("key"),
    MODEL_RELEASE("package"),
    VERIFY("shield"),
    SIGN("edit-3"),
    IMPORT("download"),
    EXPORT("share"),
    COPY("copy"),
    TABLE_TWIN("list"),
    OFFLINE("wifi-off"),
    NOT_COVERED("eye-off"),
    AS_OF("clock"),
    LOCKED("lock"),
    CASE("briefcase"),
    OPERATOR("server"),
    APPLICATION("box"),
    PAYER("credit-card"),
    PAYOUT("dollar-sign"),
    CERTIFICATE("award"),
    ENDPOINT("globe"),
    WITNESS("eye"),
    DERIVED_OUTPUT("repeat"),
    TRAIL("inbox"),
    EVIDENCE("paperclip"),
    FINDING("search"),
    SEARCH("search"),
    BACK("arrow-left"),
    FORWARD("arrow-right"),
    OPEN("chevron-down"),
    EXPAND("chevron-right"),
    CLOSE("x"),
    THEME("sun"),
    HELP("help-circle"),
    RUN("play"),
    PAUSE("pause"),
    CALIBRATION("target"),
    AGAIN("refresh-cw"),
    DEVICE("cpu"),
    SAMPLE("book-open"),
    NEW_CASE("folder-plus"),
    FOLDER("folder"),
    MORE("more-horizontal"),
    MAXIMISE("maximize-2"),
    ZOOM_IN("zoom-in"),
    ZOOM_OUT("zoom-out"),
    FIT("maximize"),
    FILTER("filter"),
    COLUMNS("columns"),
    LEDGER("book"),
    CHECKPOINT("flag"),
    VERDICT("crosshair"),
    DRAW("shuffle"),
    REFERENCE("anchor"),
    CUSTODY("user"),
    POLICY("sliders"),
    REPORT("file-text"),
    BACKUP("archive");

    private final String literal;

    Icons(String name) {
        this.literal = "fth-" + name;
    }

    /** The literal of the Feather pack. */
    public String literal() {
        return literal;
    }

    /**
     * A new icon of 14 px, coloured by the style sheet.
     *
     * @param styles {@code icon-12}, {@code icon-16}, {@code icon-20}, {@code icon-24}, and a tier's class or {@code accent}
     */
    public FontIcon icon(String... styles) {
        return of(literal, styles);
    }

    /** A new icon of any literal of the pack. */
    public static FontIcon of(String literal, String... styles) {
        var icon = new FontIcon(literal);
        icon.getStyleClass().addAll(styles);
        return icon;
    }
}
