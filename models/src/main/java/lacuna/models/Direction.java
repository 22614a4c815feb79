package lacuna.models;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.util.Arrays;

/** A direction in the space of a prior's codes along which one property of its images changes (InterfaceGAN, CVPR 2020). */
public final class Direction {

    private final String name;
    private final float[] values;

    /**
     * @param name of the property, for instance {@code density}
     * @param values as many as a style is long, the same for every style; or as many for each style, one style after the other
     */
    public Direction(String name, float... values) {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                throw new IllegalArgumentException(
                        "The direction \"" + name + "\" holds a number that is not finite: it is damaged, choose another.");
            }
        }
        this.name = name;
        this.values = values.clone();
    }

    /** As a tensor of any shape holds it, style after style. */
    public static Direction of(String name, NDArray tensor) {
        return new Direction(name, tensor.toType(DataType.FLOAT32, false).toFloatArray());
    }

    /**
     * Checks a name under which a model is to carry a direction.
     *
     * @throws IllegalArgumentException if it is a bare number, which principal directions are called by, or holds a comma or
     *     colon, which separate names from strengths
     */
    public static void checkName(String name) {
        if (!name.matches("[^,:\\s](?:[^,:]*[^,:\\s])?") || name.matches("\\d+")) {
            throw new IllegalArgumentException("A direction cannot be called \"" + name
                    + "\": choose a name that is no number and holds neither comma nor colon.");
        }
    }

    public String name() {
        return name;
    }

    public float[] values() {
        return values.clone();
    }

    /**
     * The part for one style.
     *
     * @throws IllegalArgumentException if the direction does not fit codes of {@code styles} x {@code width} numbers
     */
    float[] at(int style, int styles, int width) {
        if (values.length != width && values.length != styles * width) {
            throw new IllegalArgumentException("The direction \"" + name + "\" holds " + values.length
                    + " numbers, but this model's styles are " + styles + " of " + width
                    + " numbers: choose a direction that was learned with this model.");
        }
        int from = values.length == width ? 0 : style * width;
        return Arrays.copyOfRange(values, from, from + width);
    }
}
