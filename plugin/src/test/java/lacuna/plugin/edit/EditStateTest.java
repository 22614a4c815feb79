package lacuna.plugin.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.Map;
import lacuna.ops.fillers.FillEdit;
import org.junit.jupiter.api.Test;

/** What sliders say, as a macro says it. */
class EditStateTest {

    private static EditState state(Map<String, Double> strengths) {
        return new EditState(strengths, 0, 9, null, 1, false);
    }

    @Test
    void strengthsReadAsTheyWereSet() {
        Map<String, Double> strengths = new LinkedHashMap<>();
        strengths.put("density", 1.5);
        strengths.put("size", 0.0);
        strengths.put("1", -2.0);
        strengths.put("4", 0.1 + 0.2);
        EditState state = state(strengths);
        assertEquals("density: 1.5, 1: -2, 4: 0.30000000000000004", state.text());
        assertEquals(Map.of("density", 1.5, "1", -2.0, "4", 0.1 + 0.2), FillEdit.strengths(state.text()));
        assertEquals(1.5, state.strength("density"));
        assertEquals(0, state.strength("7"));
    }

    @Test
    void withoutStrengthsNothingChanges() {
        assertEquals("1: 0", state(Map.of("1", 0.0, "2", 0.0)).text());
        assertEquals("1: 0", state(Map.of()).text());
        assertEquals(state(Map.of()), state(Map.of("2", 0.0)));
    }
}
