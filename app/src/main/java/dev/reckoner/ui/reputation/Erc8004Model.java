package dev.reckoner.ui.reputation;

import dev.reckoner.audit.Erc8004Export;
import dev.reckoner.audit.Erc8004Wish;
import dev.reckoner.reputation.erc8004.Erc8004Exception;
import dev.reckoner.reputation.erc8004.Registries;
import dev.reckoner.ui.control.Notice;
import dev.reckoner.ui.look.Messages;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** Writes the opinion on the subject that leads as records of ERC-8004, for whom the person says. On the FX thread. */
final class Erc8004Model {
    private final ReputationViewModel model;
    private final BooleanProperty asked = new SimpleBooleanProperty();
    private final StringProperty agent = new SimpleStringProperty("");
    private final StringProperty registry = new SimpleStringProperty("");
    private final StringProperty account = new SimpleStringProperty("");
    private final BooleanProperty verdicts = new SimpleBooleanProperty(true);
    private final ReadOnlyStringWrapper refusal = new ReadOnlyStringWrapper("");

    Erc8004Model(ReputationViewModel model) {
        this.model = model;
    }

    /** Whether the form is there. */
    BooleanProperty asked() {
        return asked;
    }

    /** The subject's number in the identity registry. */
    StringProperty agent() {
        return agent;
    }

    /** The identity registry, CAIP-10. */
    StringProperty registry() {
        return registry;
    }

    /** Who is to send the records. */
    StringProperty account() {
        return account;
    }

    /** Whether the verdicts are written beside the opinion. */
    BooleanProperty verdicts() {
        return verdicts;
    }

    /** Why it was not written; empty text where nothing was asked for. */
    ReadOnlyStringProperty refusal() {
        return refusal.getReadOnlyProperty();
    }

    /** Whom it is about; empty text where nobody leads. */
    String subject() {
        return model.view().get().stream()
                .flatMap(view -> view.chosen().stream())
                .findFirst()
                .map(Names::of)
                .orElse("");
    }

    /** Asks for whom it is to be written. */
    void ask() {
        refusal.set("");
        asked.set(true);
        model.context().navigator().openInspector();
    }

    void cancel() {
        asked.set(false);
    }

    /** What is to be written, with the time and the parameters of what is shown; empty where something typed is wrong, which is said. */
    Optional<Erc8004Wish> wish() {
        var view = model.view().get().filter(read -> !read.chosen().isEmpty());
        if (view.isEmpty()) {
            return Optional.empty();
        }
        try {
            refusal.set("");
            return Optional.of(new Erc8004Wish(
                    view.get().chosen().getFirst(),
                    view.get().standings().question(),
                    Registries.of(agent.get(), registry.get(), account.get(), ""),
                    true,
                    verdicts.get(),
                    Map.of()));
        } catch (Erc8004Exception wrong) {
            refusal.set(String.valueOf(wrong.getMessage()));
            return Optional.empty();
        }
    }

    /** Writes it into a new or empty folder. */
    void write(Erc8004Wish wish, Path folder) {
        model.context()
                .background()
                .submit(
                        Messages.get("reputation.erc8004.job"),
                        progress -> model.context().auditCase().erc8004().export(wish, folder),
                        done -> written(done, folder),
                        why -> refusal.set(String.valueOf(why.getMessage())));
    }

    private void written(Erc8004Export export, Path folder) {
        asked.set(false);
        model.context()
                .notices()
                .add(Notice.result(Messages.get(
                        "reputation.erc8004.done",
                        folder.toString(),
                        export.validations().size())));
    }
}
