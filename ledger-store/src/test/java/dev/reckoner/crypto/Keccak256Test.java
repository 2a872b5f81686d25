package dev.reckoner.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class Keccak256Test {
    @Test
    void emptyInputHasTheValueThatEthereumKnows() {
        assertThat(Keccak256.digest(new byte[0]))
                .hasToString("keccak256:c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470");
    }

    @Test
    void transferEventHasItsTopic() {
        byte[] signature = "Transfer(address,address,uint256)".getBytes(StandardCharsets.US_ASCII);
        assertThat(Keccak256.digest(signature).hex())
                .isEqualTo("ddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef");
    }
}
