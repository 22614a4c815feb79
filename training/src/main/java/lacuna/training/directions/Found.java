package lacuna.training.directions;

import java.util.List;

/**
 * A direction before it is named.
 *
 * @param vector as many numbers as a style has, or as many for each style; strength 1 is its length
 * @param codes what it was learned on: as many numbers each
 * @param separation null for a direction that no boundary gave
 */
record Found(double[] vector, List<float[]> codes, Separation separation) {

    /** A boundary's normal, as long as one standard deviation of the codes along it. */
    static Found of(Separation separation, List<float[]> codes) {
        return new Found(separation.normal(), codes, separation).measured();
    }

    /**
     * Without what it has of other directions.
     *
     * @param others each of one style or of all
     * @param all how many numbers all styles have
     * @throws IllegalArgumentException if nothing is left
     */
    Found without(List<double[]> others, int all) {
        if (others.isEmpty()) {
            return this;
        }
        boolean oneStyle = vector.length < all && others.stream().allMatch(other -> other.length == vector.length);
        int length = oneStyle ? vector.length : all;
        double[] left = Vectors.without(Vectors.repeated(vector, length),
                others.stream().map(other -> Vectors.repeated(other, length)).toList());
        if (Double.isNaN(left[0])) {
            throw new IllegalArgumentException("Nothing is left of the direction without the parts that it has of the others: name"
                    + " fewer others, or learn another property.");
        }
        List<float[]> wide = codes.stream().map(code -> Vectors.rounded(Vectors.repeated(Vectors.of(code), length))).toList();
        return new Found(left, wide, separation).measured();
    }

    private Found measured() {
        double[] unit = Vectors.scaled(vector, 1 / Vectors.length(vector));
        return new Found(Vectors.scaled(unit, Vectors.deviation(codes, unit)), codes, separation);
    }
}
