package dev.reckoner.ui.policies;

import dev.reckoner.ui.look.Messages;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;

/**
 * An editor of policies: a text area for typing, selecting and screen readers, whose letters are transparent, and over it the
 * same lines in colour with their numbers and the caret. Only the lines in sight are drawn.
 */
final class CodeEditor extends StackPane {
    /** Where the words begin, and the space between lines; as the style sheet has them. */
    private static final double CODE_FROM = 56;

    private static final double TOP = 8;
    private static final double BETWEEN = 6;
    private static final double CARET = 1.5;
    private static final String INDENT = "  ";

    private final PoliciesViewModel model;
    private final TextArea area = new TextArea();
    private final Region current = new Region();
    private final Region caret = new Region();
    private final Pane layer = new Pane();
    private final List<CodeLine> drawn = new ArrayList<>();
    private final CompletionMenu completion;
    private boolean following;

    CodeEditor(PoliciesViewModel model) {
        this.model = model;
        getStyleClass().add("code-editor");
        area.setId("policy-text");
        area.getStyleClass().add("code-input");
        area.setAccessibleText(Messages.get("policies.editor.spoken"));
        area.textProperty().bindBidirectional(model.text());
        layer.setMouseTransparent(true);
        current.getStyleClass().add("code-current");
        current.setManaged(false);
        caret.getStyleClass().add("code-caret");
        caret.setManaged(false);
        caret.visibleProperty().bind(area.focusedProperty());
        var clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        completion = new CompletionMenu(area, this::complete);
        getChildren().addAll(current, area, layer);
        area.caretPositionProperty().subscribe(this::moved);
        model.line().subscribe(line -> go(line.intValue()));
        area.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        area.textProperty().subscribe(text -> requestLayout());
        area.scrollTopProperty().subscribe(any -> requestLayout());
        area.scrollLeftProperty().subscribe(any -> requestLayout());
        area.fontProperty().subscribe(any -> requestLayout());
        model.reading().subscribe(any -> requestLayout());
    }

    private void moved() {
        if (!following) {
            following = true;
            model.line().set(lineOf(area.getCaretPosition()));
            following = false;
        }
        requestLayout();
    }

    /** Puts the caret into a line that was chosen elsewhere. */
    private void go(int line) {
        if (!following && lineOf(area.getCaretPosition()) != line) {
            following = true;
            area.positionCaret(start(line));
            following = false;
        }
        requestLayout();
    }

    private int lineOf(int position) {
        return 1
                + (int) area.getText(0, position).chars().filter(c -> c == '\n').count();
    }

    private int start(int line) {
        int start = 0;
        for (int i = 1; i < line && area.getText().indexOf('\n', start) >= 0; i++) {
            start = area.getText().indexOf('\n', start) + 1;
        }
        return start;
    }

    private void pressed(KeyEvent event) {
        boolean plain = !event.isShiftDown() && !event.isControlDown() && !event.isAltDown() && !event.isMetaDown();
        if (event.getCode() == KeyCode.SPACE && event.isControlDown()) {
            propose();
            event.consume();
        } else if (event.getCode() == KeyCode.TAB && plain) {
            // YAML is indented with spaces; Ctrl Tab leaves the editor.
            area.replaceSelection(INDENT);
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && plain) {
            area.replaceSelection("\n" + indentation());
            event.consume();
        }
    }

    private String indentation() {
        int start = start(model.line().get());
        int end = start;
        while (end < area.getCaretPosition() && area.getText().charAt(end) == ' ') {
            end++;
        }
        return " ".repeat(end - start);
    }

    /** Shows what may be typed at the caret. */
    void propose() {
        int line = lineOf(area.getCaretPosition());
        int column = area.getCaretPosition() - start(line) + 1;
        var origin = area.localToScreen(at(line, column));
        completion.show(model.completion(line, column), origin == null ? Point2D.ZERO : origin);
    }

    private Point2D at(int line, int column) {
        return new Point2D(
                CODE_FROM + (column - 1) * letter() - area.getScrollLeft(), TOP + line * row() - area.getScrollTop());
    }

    private void complete(CompletionMenu.Replacement replacement) {
        int start = start(replacement.line());
        int from = start + replacement.from() - 1;
        area.replaceText(from, start + replacement.to() - 1, replacement.text());
        area.positionCaret(from + replacement.text().length());
        area.requestFocus();
    }

    private double row() {
        return measured("X").getLayoutBounds().getHeight() + BETWEEN;
    }

    private double letter() {
        return measured("0000000000").getLayoutBounds().getWidth() / 10;
    }

    private Text measured(String text) {
        var measured = new Text(text);
        measured.setFont(area.getFont());
        return measured;
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        var lines = CodeLine.split(area.getText());
        double row = row();
        int first = (int) Math.max(0, Math.floor((area.getScrollTop() - TOP) / row));
        int last = (int) Math.min(lines.size(), Math.ceil((area.getScrollTop() + getHeight()) / row) + 1);
        show(Math.max(0, last - first));
        for (int i = first; i < last; i++) {
            int number = i + 1;
            var line = drawn.get(i - first);
            line.show(
                    number,
                    lines.get(i),
                    model.reading().get().problems().stream()
                            .filter(problem -> problem.line() == number)
                            .findFirst(),
                    area.getScrollLeft());
            line.resizeRelocate(0, top(number), getWidth(), row);
        }
        int now = model.line().get();
        current.resizeRelocate(0, top(now), getWidth(), row);
        var at = at(now, area.getCaretPosition() - start(now) + 1);
        caret.resizeRelocate(Math.round(at.getX()), top(now) + 2, CARET, row - 4);
    }

    /** The upper edge of a line. */
    private double top(int line) {
        return Math.round(TOP + (line - 1) * row() - BETWEEN / 2 - area.getScrollTop());
    }

    /** As many lines as are in sight. */
    private void show(int count) {
        while (drawn.size() < count) {
            var line = new CodeLine(CODE_FROM);
            line.setManaged(false);
            drawn.add(line);
        }
        layer.getChildren().setAll(drawn.subList(0, count));
        layer.getChildren().add(caret);
    }
}
