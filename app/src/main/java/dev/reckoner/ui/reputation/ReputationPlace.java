package dev.reckoner.ui.reputation;

import dev.reckoner.ui.control.SegmentedChoice;
import dev.reckoner.ui.coordination.CoordinationPart;
import dev.reckoner.ui.coordination.WitnessesPart;
import dev.reckoner.ui.dossier.DossierPart;
import dev.reckoner.ui.look.Icons;
import dev.reckoner.ui.look.Messages;
import dev.reckoner.ui.market.MarketPart;
import dev.reckoner.ui.shell.Place;
import dev.reckoner.ui.shell.PlaceAction;
import dev.reckoner.ui.shell.PlaceContext;
import dev.reckoner.ui.shell.PlaceHeader;
import dev.reckoner.ui.shell.PlaceId;
import dev.reckoner.ui.shell.PlacePart;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/** How far whoever the case is about can be relied on, what they share, and whether their users mind. */
public final class ReputationPlace implements Place {
    private final PlaceContext context;
    private final ReputationViewModel model;
    private final Erc8004Model erc8004;
    private final SegmentedChoice<Part> choice = new SegmentedChoice<>(List.of(Part.values()), Part::words);
    private final Map<Part, PlacePart> made = new EnumMap<>(Part.class);
    private final StackPane content = new StackPane();
    private final StackPane inspector = new StackPane();

    /** The place for an open case. */
    public ReputationPlace(PlaceContext context) {
        this.context = context;
        model = new ReputationViewModel(context);
        erc8004 = new Erc8004Model(model);
        choice.setId("reputation-part");
        choice.setAlignment(Pos.CENTER_LEFT);
        choice.setAccessibleText(Messages.get("reputation.part"));
        chosen().addListener((any, was, now) -> show());
        place();
    }

    private ObjectProperty<Part> chosen() {
        return choice.chosen();
    }

    private PlacePart make(Part part) {
        return switch (part) {
            case TIMELINES -> new TimelinesPart(model, erc8004);
            case DOSSIER -> dossier();
            case MARKET -> new MarketPart(context);
            case COORDINATION -> new CoordinationPart(context);
            case WITNESSES -> new WitnessesPart(context);
        };
    }

    /** Begins with the subject whose events are told. */
    private DossierPart dossier() {
        var dossier = new DossierPart(context);
        model.leader().ifPresent(dossier::show);
        return dossier;
    }

    private PlacePart place() {
        PlacePart part = made.computeIfAbsent(chosen().get(), this::make);
        content.getChildren().setAll(part.view());
        inspector.getChildren().setAll(part.inspector());
        return part;
    }

    private void show() {
        place().shown();
    }

    @Override
    public PlaceId id() {
        return PlaceId.REPUTATION;
    }

    @Override
    public Node view() {
        return content;
    }

    @Override
    public Optional<Node> inspector() {
        return Optional.of(inspector);
    }

    @Override
    public PlaceHeader header() {
        var header = new PlaceHeader(id());
        header.beside().add(choice);
        header.actions().add(export());
        header.actions().add(record());
        return header;
    }

    private PlaceAction export() {
        var export = new PlaceAction(
                Messages.get("reputation.erc8004"), Icons.EXPORT, "", PlaceAction.Weight.SECONDARY, erc8004::ask);
        export.note().set(Messages.get("reputation.erc8004.note"));
        export.offered().bind(chosen().isEqualTo(Part.TIMELINES));
        export.refusal()
                .bind(model.view()
                        .map(view -> erc8004.subject().isEmpty() ? Messages.get("reputation.erc8004.nobody") : ""));
        return export;
    }

    private PlaceAction record() {
        var record = new PlaceAction(
                Messages.get("reputation.record"), Icons.SIGN, "", PlaceAction.Weight.SECONDARY, model::record);
        record.note().set(Messages.get("reputation.record.note"));
        record.offered().bind(chosen().isEqualTo(Part.TIMELINES));
        record.refusal()
                .bind(Bindings.createStringBinding(
                        () -> model.differs() ? "" : Messages.get("reputation.record.unchanged"),
                        model.view(),
                        model.halfLife(),
                        model.basis()));
        return record;
    }

    @Override
    public void shown() {
        show();
    }
}
