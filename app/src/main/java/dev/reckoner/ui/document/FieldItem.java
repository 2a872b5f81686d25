package dev.reckoner.ui.document;

import dev.reckoner.trail.document.DocumentField;
import javafx.collections.ObservableList;
import javafx.scene.control.TreeItem;

/** A field in the tree; its children are made when it is opened, so that large documents cost nothing until then. */
final class FieldItem extends TreeItem<DocumentField> {
    private boolean opened;

    FieldItem(DocumentField field) {
        super(field);
    }

    @Override
    public boolean isLeaf() {
        return getValue().children().isEmpty();
    }

    @Override
    public ObservableList<TreeItem<DocumentField>> getChildren() {
        if (!opened) {
            opened = true;
            super.getChildren()
                    .setAll(getValue().children().stream().map(FieldItem::new).toList());
        }
        return super.getChildren();
    }
}
