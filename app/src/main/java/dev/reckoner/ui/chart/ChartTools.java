package dev.reckoner.ui.chart;

import dev.reckoner.ui.control.Export;
import dev.reckoner.ui.control.ExportEvent;
import dev.reckoner.ui.control.TableTools;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import dev.reckoner.ui.look.Theme;
import dev.reckoner.ui.look.Tokens;
import java.util.Optional;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** Copying a chart and writing it to a file: as a picture of points, as one of shapes, and as a table. */
final class ChartTools {
    private final ChartView chart;
    private final String title;

    ChartTools(ChartView chart, String title) {
        this.chart = chart;
        this.title = title;
    }

    Button copy() {
        return TableTools.tool(Icons.COPY, "chart.copy", () -> chart.picture().ifPresent(this::copy));
    }

    Button export() {
        var menu = new ContextMenu(
                item("chart.export.png", Export.Form.PNG),
                item("chart.export.svg", Export.Form.SVG),
                item("chart.export.csv", Export.Form.CSV));
        var opening = new Button[1];
        opening[0] = TableTools.tool(Icons.EXPORT, "chart.export", () -> menu.show(opening[0], Side.BOTTOM, 0, 4));
        return opening[0];
    }

    private MenuItem item(String key, Export.Form form) {
        var item = new MenuItem(Messages.get(key));
        item.setOnAction(event -> export(form).ifPresent(export -> ExportEvent.fire(chart, export)));
        return item;
    }

    /** Whatever is pasted into takes what it can: a spreadsheet the table, a document the picture. */
    private void copy(Picture picture) {
        var content = new ClipboardContent();
        content.putString(picture.twin().tabSeparated());
        content.putImage(PictureImage.of(picture, tokens()));
        Clipboard.getSystemClipboard().setContent(content);
    }

    /** What is shown now in that form; empty where nothing is. */
    Optional<Export> export(Export.Form form) {
        return chart.picture().map(picture -> switch (form) {
            case CSV -> Export.text(title, form, () -> picture.twin().commaSeparated());
            case SVG -> {
                Tokens tokens = tokens();
                yield Export.text(title, form, () -> SvgPicture.of(picture, tokens));
            }
            case PNG -> {
                var image = PictureImage.of(picture, tokens());
                yield new Export(title, form, out -> PictureImage.writePng(image, out));
            }
            case PROV_JSON, GRAPHML -> throw new IllegalArgumentException(form + " holds more than a picture");
        });
    }

    private Tokens tokens() {
        return Theme.around(chart).getValue().tokens();
    }
}
