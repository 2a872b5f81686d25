package dev.reckoner.ui.document;

import dev.reckoner.trail.document.DocumentField;
import dev.reckoner.ui.look.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;

/** The bytes of a document in rows of sixteen. */
final class HexList extends ListView<HexRow> {
    private final List<HexCell> cells = new ArrayList<>();

    HexList(DocumentViewModel model) {
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
            repaint();
            field.ifPresent(this::bringIntoView);
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

    void show(Optional<ShownDocument> document) {
        getItems().setAll(document.map(HexList::rows).orElse(List.of()));
        scrollTo(0);
    }

    private static List<HexRow> rows(ShownDocument document) {
        return IntStream.range(0, HexRow.count(document.bytes().length))
                .mapToObj(i -> new HexRow(document.bytes(), i * HexRow.WIDTH))
                .toList();
    }

    private void repaint() {
        cells.forEach(HexCell::repaint);
    }

    private void bringIntoView(DocumentField field) {
        int row = field.offset() / HexRow.WIDTH;
        boolean inView = cells.stream().anyMatch(cell -> !cell.isEmpty() && cell.isVisible() && cell.getIndex() == row);
        if (!inView) {
            scrollTo(Math.max(0, row - 3));
        }
    }
}
