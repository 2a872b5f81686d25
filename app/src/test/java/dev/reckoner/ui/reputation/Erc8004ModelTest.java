package dev.reckoner.ui.reputation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.audit.InventedCase;
import dev.reckoner.audit.InventedReputation;
import dev.reckoner.ui.shell.Contexts;
import java.math.BigInteger;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class Erc8004ModelTest {
    private final InventedCase invented = new InventedCase();
    private final ReputationViewModel timelines = new ReputationViewModel(new Contexts(invented).context());
    private final Erc8004Model model = new Erc8004Model(timelines);

    @BeforeEach
    void show() {
        assertThat(model.subject()).isEmpty();
        timelines.shown();
        model.ask();
        model.agent().set("22");
        model.registry().set("eip155:1:0x8004A169FB4a3325136EB29fA0ceB6D2e539a432");
        model.account().set("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed");
    }

    @Test
    void whatIsShownOfWhomLeadsIsWritten() {
        model.verdicts().set(false);
        model.write(model.wish().orElseThrow(), Path.of("records"));
        assertThat(model.asked().get()).isFalse();
        assertThat(invented.erc8004().wishes()).singleElement().satisfies(wish -> {
            assertThat(wish.subject()).isEqualTo(InventedReputation.BAD);
            assertThat(wish.question())
                    .isEqualTo(timelines.view().get().orElseThrow().standings().question());
            assertThat(wish.registries().agentId()).isEqualTo(BigInteger.valueOf(22));
            assertThat(wish.registries().account()).isEqualTo("0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed");
            assertThat(wish.validations()).isFalse();
        });
    }

    @Test
    void whatIsTypedWrongIsSaidAndNothingWritten() {
        model.agent().set("meridian");
        assertThat(model.wish()).isEmpty();
        assertThat(model.refusal().get()).contains("is a number from 0 to 2^256-1");
        assertThat(model.asked().get()).isTrue();
        model.agent().set("22");
        assertThat(model.wish()).isPresent();
        assertThat(model.refusal().get()).isEmpty();
    }
}
