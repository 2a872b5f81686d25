package dev.reckoner.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.ui.task.Toolkit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StandardTableTest {
    private record Line(String name, long size) {}

    @BeforeAll
    static void start() {
        Toolkit.startWithoutDisplay();
    }

    @Test
    void everyRowThatPassesTheFilterIsCopiedInTheOrderShown() {
        String text = Toolkit.call(() -> {
            StandardTable<Line> table = table();
            table.filter(line -> line.size() > 1);
            table.getSortOrder().add(table.getColumns().get(1));
            return table.allText();
        });
        assertThat(text).isEqualTo("Name\tSize\n=b\t2\na\t12345\n");
    }

    @Test
    void ctrlEAsksTheWindowToWriteACsvFile() throws IOException {
        var asked = new ArrayList<Export>();
        Toolkit.call(() -> {
            StandardTable<Line> table = table();
            var window = new StackPane(table);
            window.addEventHandler(ExportEvent.EXPORT, event -> asked.add(event.export()));
            table.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.E, false, true, false, false));
            return new Scene(window);
        });
        assertThat(asked).hasSize(1);
        assertThat(asked.getFirst().fileName()).isEqualTo("sizes-of-things.csv");
        var out = new ByteArrayOutputStream();
        asked.getFirst().writing().write(out);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("Name,Size\r\na,12345\r\n'=b,2\r\nc,1\r\n");
    }

    private static StandardTable<Line> table() {
        var table = new StandardTable<Line>();
        table.setAccessibleText("Sizes of things");
        table.text("Name", 0, Line::name);
        table.figures("Size", 80, Line::size);
        table.rows().setAll(List.of(new Line("a", 12_345), new Line("=b", 2), new Line("c", 1)));
        return table;
    }
}
