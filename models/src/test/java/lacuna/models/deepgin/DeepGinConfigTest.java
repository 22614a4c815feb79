package lacuna.models.deepgin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import lacuna.models.NetworkSpec;
import org.junit.jupiter.api.Test;

class DeepGinConfigTest {

    @Test
    void specSaysAllThatDistinguishesAPreset() {
        DeepGinConfig read = DeepGinConfig.of(DeepGinConfig.COMPACT.spec());
        assertEquals(DeepGinConfig.COMPACT.spec(), read.spec());
        assertEquals(DeepGinConfig.COMPACT.texture(), read.texture());
        assertEquals(DeepGinConfig.Holes.GUIDED, read.holes());
    }

    @Test
    void holesOfAnotherVersionAreRefusedInWords() {
        NetworkSpec known = DeepGinConfig.COMPACT.spec();
        Map<String, String> options = new HashMap<>(known.options());
        options.put("holes", "textured");
        NetworkSpec other = new NetworkSpec(known.network(), known.preset(), known.task(), known.channels(),
                known.sizeMultiple(), known.fieldOfView(), options);
        String message = assertThrows(IllegalArgumentException.class, () -> DeepGinConfig.of(other)).getMessage();
        assertTrue(message.contains("\"textured\"") && message.contains("white and guided"), message);
    }
}
