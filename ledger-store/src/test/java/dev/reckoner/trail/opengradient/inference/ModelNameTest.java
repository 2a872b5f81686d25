package dev.reckoner.trail.opengradient.inference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.crypto.ipfs.Cid;
import org.junit.jupiter.api.Test;

class ModelNameTest {
    private static final String CID = "QmT78zSuBmuS4z925WZfrqQ1qHaJ56DQaTfyMUF7F8ff5o";
    private static final String BLOB = "hJD2Ja3akZFt1A2LT-D_1oxOCz_OtuGYw4V9eE1m39M";

    @Test
    void bothIdentifiersAreToldFromWords() {
        assertThat(ModelName.of(CID))
                .isEqualTo(new ModelName.ByCid(Cid.parse(CID).orElseThrow()));
        assertThat(ModelName.of(BLOB)).isEqualTo(new ModelName.ByWalrusBlob(BLOB));
        for (var words : new String[] {
            "",
            "intfloat/multilingual-e5-large-instruct",
            CID + " ",
            BLOB + "=",
            BLOB.substring(1),
            BLOB.replace('M', 'N')
        }) {
            assertThat(ModelName.of(words)).isEqualTo(new ModelName.ByWords(words));
        }
    }
}
