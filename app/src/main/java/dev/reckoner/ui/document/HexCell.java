package dev.reckoner.ui.document;

import dev.reckoner.ui.look.Fonts;
import dev.reckoner.ui.look.Messages;
import dev.reckoner.ui.look.Theme;
import dev.reckoner.ui.look.Tokens;
import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.ListCell;
import javafx.scene.input.MouseEvent;
import javafx.scene.text.Font;
import org.jspecify.annotations.Nullable;

/** Sixteen bytes: offset, pairs, characters, painted on one canvas that the cell keeps. */
final class HexCell extends ListCell<HexRow> {
    /** Height of a row. */
    static final double ROW = 24;
    /** From the left edge to the end of the last character. */
    static final double WIDTH = 496;

    private static final Font FONT = Font.font(Fonts.MONO, 12);
    private static final double LETTER = 7.2;
    private static final double PAIRS = 56;
    private static final double PITCH = 18.5;
    private static final double HALF_GAP = 8;
    private static final double CHARACTERS = PAIRS + 16 * PITCH + HALF_GAP + 14;
    private static final double BASELINE = 16;

    private final DocumentViewModel model;
    private final Canvas canvas = new Canvas(WIDTH, ROW);

    HexCell(DocumentViewModel model) {
        this.model = model;
        getStyleClass().add("hex");
        canvas.setOnMouseMoved(event -> model.pointAt(offset(event)));
        canvas.setOnMouseExited(event -> model.pointAt(-1));
        canvas.setOnMousePressed(event -> {
            if (offset(event) >= 0) {
                model.selectAt(offset(event));
            }
        });
        Theme.around(this).subscribe(theme -> repaint());
    }

    @Override
    protected void updateItem(@Nullable HexRow row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        setGraphic(canvas);
        setAccessibleText(Messages.get("document.row", row.place(), row.spoken()));
        repaint();
    }

    /** Paints again after a selection or a theme has changed. */
    void repaint() {
        HexRow row = getItem();
        GraphicsContext out = canvas.getGraphicsContext2D();
        out.clearRect(0, 0, WIDTH, ROW);
        if (row == null) {
            return;
        }
        Tokens tokens = Theme.around(this).getValue().tokens();
        out.setTextBaseline(VPos.BASELINE);
        out.setFont(FONT);
        ground(out, row, model.range(model.pointed().get()), tokens, "header");
        ground(out, row, marked(), tokens, "selected");
        out.setFill(tokens.colour("text-3"));
        out.fillText(row.place(), 0, BASELINE);
        bytes(out, row, tokens);
    }

    private void bytes(GraphicsContext out, HexRow row, Tokens tokens) {
        Optional<ByteRange> range = marked();
        for (int i = 0; i < row.length(); i++) {
            int at = row.offset() + i;
            boolean marked = range.filter(bytes -> bytes.holds(at)).isPresent();
            out.setFill(tokens.colour(marked ? "accent" : "text"));
            out.fillText(row.pair(i), pair(i), BASELINE);
            out.setFill(tokens.colour(marked ? "accent" : "text-2"));
            out.fillText(row.character(i), CHARACTERS + i * LETTER, BASELINE);
        }
    }

    private static void ground(
            GraphicsContext out, HexRow row, Optional<ByteRange> range, Tokens tokens, String colour) {
        if (range.isEmpty()) {
            return;
        }
        int first = Math.max(0, range.get().offset() - row.offset());
        int last = (int) Math.min(row.length(), range.get().end() - row.offset());
        if (first < last) {
            out.setFill(tokens.colour(colour));
            out.fillRect(pair(first) - 2, 1, pair(last - 1) + 2 * LETTER + 4 - pair(first), ROW - 2);
            out.fillRect(CHARACTERS + first * LETTER, 1, (last - first) * LETTER, ROW - 2);
        }
    }

    private Optional<ByteRange> marked() {
        return model.range(model.selected().get());
    }

    private static double pair(int column) {
        return PAIRS + column * PITCH + (column >= 8 ? HALF_GAP : 0);
    }

    /** The offset of the byte under the pointer, -1 where there is none. */
    private int offset(MouseEvent event) {
        HexRow row = getItem();
        int column = event.getX() < CHARACTERS - 4
                ? (int) Math.floor((event.getX() - PAIRS - (event.getX() > pair(8) - 4 ? HALF_GAP : 0)) / PITCH)
                : (int) Math.floor((event.getX() - CHARACTERS) / LETTER);
        return row == null || column < 0 || column >= row.length() || event.getX() < PAIRS - 4
                ? -1
                : row.offset() + column;
    }
}
