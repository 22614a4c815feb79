package lacuna.ops.fillers;

import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import lacuna.models.Direction;
import lacuna.models.stylegan2.PrincipalDirections;
import lacuna.models.stylegan2.StyleGan2;

/** The principal directions of a prior by number, each as long as the standard deviation of its styles along it. */
public final class PrincipalNames {

    /** Of the styles that they are found with: the same for everybody, so that a number means the same everywhere. */
    private static final long SEED = 0;

    private PrincipalNames() { }

    /** All of them, called {@code 1}, {@code 2} and so on, strongest first; as many as a style is long. */
    public static Map<String, Direction> of(StyleGan2 prior) {
        int width = prior.config().width();
        Map<String, Direction> directions = new LinkedHashMap<>();
        try (NDManager manager = prior.meanStyle().getManager().newSubManager()) {
            PrincipalDirections principal = PrincipalDirections.of(manager, prior, SEED);
            float[] all = principal.directions().toFloatArray();
            float[] deviations = principal.deviations().toFloatArray();
            for (int i = 0; i < width; i++) {
                float[] direction = Arrays.copyOfRange(all, i * width, (i + 1) * width);
                for (int k = 0; k < width; k++) {
                    direction[k] *= deviations[i];
                }
                String name = Integer.toString(i + 1);
                directions.put(name, new Direction(name, direction));
            }
        }
        return directions;
    }
}
