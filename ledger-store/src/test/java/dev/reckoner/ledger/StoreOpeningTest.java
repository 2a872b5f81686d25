package dev.reckoner.ledger;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class StoreOpeningTest {
    @TempDir
    Path folder;

    /** H2 checks pages against each other where assertions are on, as in tests, so that a circle of them cannot be had here. */
    @Test
    @Timeout(60)
    void openingThatComesToNoEndIsGivenUp() {
        var released = new CompletableFuture<MVStore>();
        assertThatThrownBy(() -> StoreOpening.within(Duration.ofMillis(50), released::join))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("comes to no end")
                .extracting(e -> ((LedgerException) e).code())
                .isEqualTo("LG-DATABASE");

        var late = builder("late.mv.db").open();
        released.complete(late);
        while (!late.isClosed()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void whatH2SaysOfAFileIsHandedOn() throws IOException {
        Files.write(folder.resolve("junk.mv.db"), Cases.bytes(20_000, 1));
        assertThatThrownBy(() -> StoreOpening.within(StoreOpening.LONGEST, builder("junk.mv.db")::open))
                .isInstanceOf(MVStoreException.class);
    }

    private MVStore.Builder builder(String name) {
        return new MVStore.Builder().fileName("nio:" + folder.resolve(name)).autoCommitDisabled();
    }
}
