package lacuna.models.inversion;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What distinguishes one encoder of pSp's family from another.
 *
 * @param inputs channels of what is encoded, such as image and mask
 * @param size edge length of it in pixels, a power of two from 32
 * @param width channels at full and half resolution; 64 as published
 * @param units residual units in each of the four groups; 3, 4, 14 and 3 as published
 * @param kind of the units
 * @param heads styles that are read off; 0 for features alone
 * @param headWidth channels of the heads' convolutions; as published those of the style
 * @param styleWidth length of a style
 */
public record PspPlan(int inputs, int size, int width, List<Integer> units, ResidualUnit.Kind kind, int heads, int headWidth,
        int styleWidth) {

    /** An IR-SE50. */
    public static final List<Integer> PUBLISHED_UNITS = List.of(3, 4, 14, 3);

    private static final int GROUPS = 4;
    private static final int SMALLEST = 32;

    public PspPlan {
        units = List.copyOf(units);
        if (units.size() != GROUPS || units.stream().anyMatch(count -> count < 1)) {
            throw new IllegalArgumentException("An encoder has four groups of one residual unit or more, not " + units + ".");
        }
        if (size < SMALLEST || Integer.bitCount(size) != 1) {
            throw new IllegalArgumentException(
                    "An encoder reads images of 32, 64, 128, ... pixels on a side, not of " + size + ".");
        }
        if (inputs < 1 || width < 1 || heads < 0 || headWidth < 1 || styleWidth < 1) {
            throw new IllegalArgumentException("The widths of an encoder are at least 1.");
        }
    }

    /** As published but for the input: {@code heads} styles of {@code styleWidth} numbers, 14 of 512 for 256 pixels. */
    public static PspPlan published(int inputs, int size, ResidualUnit.Kind kind, int heads, int styleWidth) {
        return new PspPlan(inputs, size, 64, PUBLISHED_UNITS, kind, heads, styleWidth, styleWidth);
    }

    /**
     * Reads a plan from weights.
     *
     * @param name what the names of the encoder's weights begin with, for instance {@code E.}
     * @param size which the weights do not tell
     * @throws IllegalArgumentException if these are not the weights of such an encoder
     */
    public static PspPlan of(Map<String, NDArray> weights, String name, int size) {
        int heads = 0;
        while (weights.containsKey(name + "styles." + heads + ".linear.weight")) {
            heads++;
        }
        String input = name + "input_layer.0.weight";
        String head = name + "styles.0.linear.weight";
        boolean normalised = weights.containsKey(name + "input_layer.1.running_mean");
        return new PspPlan(dimension(weights, input, 1), size, dimension(weights, input, 0), units(weights, name),
                normalised ? ResidualUnit.Kind.NORMALISED_SQUEEZED : ResidualUnit.Kind.SQUEEZED, heads,
                heads == 0 ? 1 : dimension(weights, head, 1), heads == 0 ? 1 : dimension(weights, head, 0));
    }

    /** Groups begin where the width changes, which is where a shortcut has weights. */
    private static List<Integer> units(Map<String, NDArray> weights, String name) {
        List<Integer> units = new ArrayList<>();
        int inGroup = 0;
        for (int unit = 0; weights.containsKey(name + "body." + unit + ".res_layer.1.weight"); unit++) {
            if (weights.containsKey(name + "body." + unit + ".shortcut_layer.0.weight")) {
                units.add(inGroup);
                inGroup = 0;
            }
            inGroup++;
        }
        units.add(inGroup);
        return units;
    }

    private static int dimension(Map<String, NDArray> weights, String name, int dimension) {
        NDArray array = weights.get(name);
        if (array == null || array.getShape().dimension() <= dimension) {
            throw new IllegalArgumentException("An encoder has weights called " + name + ", which are missing or no matrix.");
        }
        return Math.toIntExact(array.getShape().get(dimension));
    }
}
