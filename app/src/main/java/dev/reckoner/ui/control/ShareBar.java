package dev.reckoner.ui.control;

import dev.reckoner.ui.look.Messages;
import javafx.scene.layout.Region;

/** A flat bar of 8 px that is filled to a share. Words beside it say the count. */
public final class ShareBar extends Region {
    private final Region track = new Region();
    private final Region part = new Region();
    private double share;

    /** A bar; style {@code accent} for progress towards something, none for shares. */
    public ShareBar(String... styles) {
        getStyleClass().add("share-bar");
        getStyleClass().addAll(styles);
        track.getStyleClass().add("track");
        part.getStyleClass().add("part");
        getChildren().addAll(track, part);
        setMinHeight(8);
        setPrefHeight(8);
        setMaxHeight(8);
        setPrefWidth(140);
    }

    /** Fills it to part of whole; to nothing where the whole is 0. */
    public void show(long count, long whole) {
        share = whole <= 0 ? 0 : Math.clamp((double) count / whole, 0, 1);
        setAccessibleText(Messages.get("share.spoken", count, whole));
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        track.resizeRelocate(0, 0, getWidth(), getHeight());
        double filled = share == 0 ? 0 : Math.max(2, Math.round(getWidth() * share));
        part.resizeRelocate(0, 0, filled, getHeight());
        part.setVisible(share > 0);
    }
}
