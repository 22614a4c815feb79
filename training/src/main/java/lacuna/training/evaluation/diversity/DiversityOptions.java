package lacuna.training.evaluation.diversity;

import lacuna.ops.fillers.FillCode;
import lacuna.training.evaluation.EvaluationOptions;

/**
 * What is measured of many fills. Start from {@link #of}.
 *
 * @param pairs crops and holes, drawn as for an evaluation; the number of pictures has no meaning here
 * @param fills of each hole, with the seeds from 0 on, 2 to 1000
 * @param compared how many of them, from the first on, are compared with one another, 2 to {@code fills}
 * @param truncation of the fills, see {@link FillCode}
 */
public record DiversityOptions(EvaluationOptions pairs, int fills, int compared, double truncation) {

    /** @throws IllegalArgumentException if a number is outside its range */
    public DiversityOptions {
        FillCode.draw(fills, 0, truncation);
        if (fills < 2) {
            throw new IllegalArgumentException("One fill has nothing to differ from: make at least 2 of each hole.");
        }
        if (compared < 2 || compared > fills) {
            throw new IllegalArgumentException(compared + " of " + fills + " fills cannot be compared with one another: choose 2 to "
                    + fills + ".");
        }
    }

    /** 16 fills of each hole, of which 8 are compared, as diverse as the model learned. */
    public static DiversityOptions of(EvaluationOptions pairs) {
        return new DiversityOptions(pairs, 16, 8, 1);
    }

    /** With as many compared as there are, if there are fewer than before. */
    public DiversityOptions withFills(int value) {
        return new DiversityOptions(pairs, value, Math.max(2, Math.min(value, compared)), truncation);
    }

    public DiversityOptions withCompared(int value) {
        return new DiversityOptions(pairs, fills, value, truncation);
    }

    public DiversityOptions withTruncation(double value) {
        return new DiversityOptions(pairs, fills, compared, value);
    }
}
