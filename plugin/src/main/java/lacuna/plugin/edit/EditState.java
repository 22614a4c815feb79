package lacuna.plugin.edit;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the controls of the window say.
 *
 * @param strengths by the names of the directions, in their order; those that are not named stay
 * @param first first of the prior's styles that is changed, from 0
 * @param last last style that is changed
 * @param seed of the fill that is edited; null for the mean fill
 * @param truncation of that fill
 * @param whole whether the whole image is changed, not the hole only
 */
public record EditState(
        Map<String, Double> strengths, int first, int last, Long seed, double truncation, boolean whole) {

    /** Directions that change something. */
    public EditState {
        strengths = new LinkedHashMap<>(strengths);
        strengths.values().removeIf(strength -> strength == 0);
    }

    @Override
    public Map<String, Double> strengths() {
        return Map.copyOf(strengths);
    }

    /** The strength of a direction, 0 if none was chosen. */
    public double strength(String direction) {
        return strengths.getOrDefault(direction, 0.0);
    }

    /** The strengths as a macro gives them; {@code 1: 0}, which changes nothing, if there are none. */
    public String text() {
        return strengths.isEmpty() ? "1: 0" : strengths.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + BigDecimal.valueOf(entry.getValue()).stripTrailingZeros().toPlainString())
                .collect(Collectors.joining(", "));
    }
}
