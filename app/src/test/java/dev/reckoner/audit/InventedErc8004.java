package dev.reckoner.audit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps what it was asked to export, and holds no records. */
public final class InventedErc8004 implements Erc8004Desk {
    private final List<Erc8004Wish> wishes = new ArrayList<>();

    /** What was asked for, for assertions. */
    public List<Erc8004Wish> wishes() {
        return wishes;
    }

    @Override
    public Erc8004Export export(Erc8004Wish wish, Path folder) {
        wishes.add(wish);
        return new Erc8004Export(
                List.of(),
                wish.subject(),
                wish.question().at(),
                wish.registries().agentRegistry(),
                wish.registries().agentId().toString(),
                wish.registries().accountOnChain(),
                Optional.empty(),
                List.of(),
                List.of());
    }

    @Override
    public Erc8004Records records() {
        return new Erc8004Records(List.of(), List.of(), List.of());
    }
}
