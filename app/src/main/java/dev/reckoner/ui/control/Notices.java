package dev.reckoner.ui.control;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The notices that are shown now, newest first. On the FX thread. */
public final class Notices {
    private final ObservableList<Notice> shown = FXCollections.observableArrayList();
    private final ObservableList<Notice> all = FXCollections.observableArrayList();

    /** Shows one; what is shown already is not said twice. */
    public void add(Notice notice) {
        shown.remove(notice);
        shown.addFirst(notice);
        all.addFirst(notice);
    }

    /** Takes one away; it stays in {@link #all()}. */
    public void close(Notice notice) {
        shown.remove(notice);
    }

    /** Those not yet closed. */
    public ObservableList<Notice> shown() {
        return shown;
    }

    /** Every notice since the case was opened. */
    public ObservableList<Notice> all() {
        return all;
    }
}
