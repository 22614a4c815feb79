package lacuna.models;

import java.util.List;

/**
 * A direction with its strength.
 *
 * @param strength how many times the direction is added to the code; 0 changes nothing
 * @param first first style that is changed, counted from 0: coarse ones come first
 * @param last last style that is changed; those beyond the prior's are ignored
 */
public record Edit(Direction direction, double strength, int first, int last) {

    public Edit {
        if (!Double.isFinite(strength)) {
            throw new IllegalArgumentException("The strength of an edit is a finite number, not " + strength + ".");
        }
        if (first < 0 || last < first) {
            throw new IllegalArgumentException(
                    "An edit changes styles from one to a later one, counted from 0, not " + first + " to " + last + ".");
        }
    }

    /** On all styles. */
    public static Edit of(Direction direction, double strength) {
        return new Edit(direction, strength, 0, Integer.MAX_VALUE);
    }

    public Edit withStrength(double value) {
        return new Edit(direction, value, first, last);
    }

    /** On the styles {@code from} to {@code to} alone. */
    public Edit withStyles(int from, int to) {
        return new Edit(direction, strength, from, to);
    }

    /** Whether none of them changes anything. */
    public static boolean nothing(List<Edit> edits) {
        return edits.stream().allMatch(edit -> edit.strength == 0);
    }

    /**
     * What all of them together add to a code.
     *
     * @return styles x width numbers, style after style
     * @throws IllegalArgumentException if a direction belongs to codes of another length
     */
    public static float[] offset(List<Edit> edits, int styles, int width) {
        float[] offset = new float[styles * width];
        for (Edit edit : edits) {
            for (int style = edit.first; style <= Math.min(edit.last, styles - 1); style++) {
                float[] along = edit.direction.at(style, styles, width);
                for (int i = 0; i < width; i++) {
                    offset[style * width + i] += (float) (edit.strength * along[i]);
                }
            }
        }
        return offset;
    }
}
