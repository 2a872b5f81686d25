package dev.reckoner.ui.document;

import dev.reckoner.ui.look.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;

/** The bytes of a document in rows of sixteen. */
final class HexList extends ListView<HexRow> {
    private final DocumentViewModel model;
    private final List<HexCell> cells = new ArrayList<>();
    private byte[] shown = new byte[0];
    private boolean unsettled;

    HexList(DocumentViewModel model) {
        this.model = model;
        getStyleClass().add("hex-list");
        setFixedCellSize(HexCell.ROW);
        setMinWidth(HexCell.WIDTH + 36);
        setAccessibleText(Messages.get("document.bytes"));
        setCellFactory(list -> {
            var cell = new HexCell(model);
            cells.add(cell);
            return cell;
        });
        model.selected().subscribe(field -> {
            show();
            repaint();
            model.range(field).ifPresent(this::bringIntoView);
        });
        model.pointed().subscribe(field -> repaint());
        setOnKeyPressed(event -> {
            HexRow row = getSelectionModel().getSelectedItem();
            if (row != null && (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE)) {
                model.selectAt(row.offset());
                event.consume();
            }
        });
    }

    /** Shows the bytes that the selected field stands in; nothing happens where they are shown already. */
    void show() {
        byte[] bytes = model.bytes();
        if (bytes == shown) {
            return;
        }
        shown = bytes;
        unsettle();
        getItems().setAll(rows(bytes));
        scrollTo(0);
    }

    private static List<HexRow> rows(byte[] bytes) {
        return IntStream.range(0, HexRow.count(bytes.length))
                .mapToObj(i -> new HexRow(bytes, i * HexRow.WIDTH))
                .toList();
    }

    /** Until the next layout the cells still stand where they stood. */
    private void unsettle() {
        unsettled = true;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        unsettled = false;
    }

    private void repaint() {
        cells.forEach(HexCell::repaint);
    }

    private void bringIntoView(ByteRange range) {
        int row = range.offset() / HexRow.WIDTH;
        boolean inView = !unsettled
                && cells.stream().anyMatch(cell -> !cell.isEmpty() && cell.isVisible() && cell.getIndex() == row);
        if (!inView) {
            unsettle();
            scrollTo(Math.max(0, row - 3));
        }
    }
}
