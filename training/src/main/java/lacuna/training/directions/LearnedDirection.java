package lacuna.training.directions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import lacuna.models.Direction;

/**
 * A direction and how good it is.
 *
 * @param direction strength 1 is one standard deviation of the codes that it was learned on along it
 * @param accuracy as {@link Separation} says; not a number if no boundary was learned or it could not be tested
 * @param tested how many codes the accuracy is of
 * @param effects on all properties, in their order
 */
public record LearnedDirection(Direction direction, double accuracy, int tested, List<Effect> effects) {

    private static final int BESIDES = 3;

    public LearnedDirection {
        effects = List.copyOf(effects);
    }

    /** In one line: how well the boundary separates, and what strength 1 changes most. */
    public String summary() {
        List<String> changes = effects.stream()
                .sorted(Comparator.comparingDouble((Effect effect) -> -Math.abs(effect.upInDeviations()))).limit(BESIDES)
                .map(effect -> String.format(Locale.ROOT, "%s %+.2f", effect.property().text(), effect.upInDeviations())).toList();
        String told = Double.isNaN(accuracy) ? "" : String.format(Locale.ROOT,
                "%.0f %% of %d codes held out are on the right side; ", 100 * accuracy, tested);
        return told + "strength 1 changes most, in standard deviations: " + String.join(", ", changes) + ".";
    }

    /** A line for each property: the change by strength 1 and -1, in standard deviations of the property and in its unit. */
    public List<String> table() {
        List<String> lines = new ArrayList<>();
        lines.add("| changes on average | by +1 | by -1 | by +1, in its unit | by -1, in its unit |");
        lines.add("|---|---:|---:|---:|---:|");
        for (Effect effect : effects) {
            lines.add(String.format(Locale.ROOT, "| %s | %+.2f | %+.2f | %+.4f | %+.4f |", effect.property().text(),
                    effect.upInDeviations(), effect.downInDeviations(), effect.up(), effect.down()));
        }
        return lines;
    }
}
