package dev.reckoner.ui.settings;

import dev.reckoner.audit.Machine;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import dev.reckoner.ui.shell.Place;
import dev.reckoner.ui.shell.PlaceAction;
import dev.reckoner.ui.shell.PlaceContext;
import dev.reckoner.ui.shell.PlaceHeader;
import dev.reckoner.ui.shell.PlaceId;
import java.nio.file.Path;
import javafx.scene.Node;

/** What evidence is compared with, and where models can be run. */
public final class SettingsPlace implements Place {
    private final SettingsViewModel model;
    private final SettingsView view;

    /** The reference values of a case, and the devices of a machine. */
    public SettingsPlace(PlaceContext context, Machine machine) {
        model = new SettingsViewModel(context);
        view = new SettingsView(model, new EncryptionView(context), new DevicesViewModel(context, machine));
    }

    @Override
    public PlaceId id() {
        return PlaceId.SETTINGS;
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public PlaceHeader header() {
        var header = new PlaceHeader(id());
        header.subtitle().set(Messages.get("settings.subtitle"));
        header.actions().add(action("settings.import", Icons.IMPORT, view::chooseImport));
        header.actions().add(action("settings.export", Icons.EXPORT, view::chooseExport));
        return header;
    }

    private PlaceAction action(String text, Icons icon, Runnable run) {
        var action = new PlaceAction(Messages.get(text), icon, "", PlaceAction.Weight.SECONDARY, run);
        model.section().subscribe(section -> action.refusal().set(refusal(section)));
        return action;
    }

    private static String refusal(Section section) {
        return switch (section) {
            case DEVICES -> Messages.get("settings.devices.notOfCase");
            case ENCRYPTION -> Messages.get("settings.encryption.noValues");
            default -> "";
        };
    }

    /** What choosing a file to import does; for tests where nothing can be chosen. */
    public void importFile(Path file) {
        model.importFile(file);
    }
}
