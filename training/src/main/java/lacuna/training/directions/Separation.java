package lacuna.training.directions;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import lacuna.training.LinearSvm;

/**
 * The boundary between two sets of codes (InterfaceGAN, section 3.1): a linear support vector machine's, as wide as the codes allow.
 * A machine that fits them more closely turns towards where codes vary little: it tells held-out codes apart no better, and a step
 * along its normal changes less of the property and more of everything else.
 *
 * @param normal of length 1, towards the codes with the property
 * @param accuracy share of the codes of a held-out fifth of the images that a machine trained on the others gets right, both sets
 *     counted alike; not a number where a set is of one image
 * @param tested how many codes that were
 */
record Separation(double[] normal, double accuracy, int tested) {

    /** Weight of the mean loss of codes whose numbers deviate by 1. */
    private static final double COST = 0.1;

    /**
     * @param with codes of images with the property
     * @param without codes of images without
     * @param seed which fifth is held out
     */
    static Separation of(List<Example> with, List<Example> without, long seed) {
        Scale scale = Scale.of(Example.codes(with, Set.of(), false), Example.codes(without, Set.of(), false));
        double[] normal = train(scale, with, without, Set.of(), Set.of()).normal();
        Random random = new Random(seed);
        Set<Integer> outWith = Example.heldOut(with, random);
        Set<Integer> outWithout = Example.heldOut(without, random);
        double accuracy = Double.NaN;
        int tested = 0;
        if (!outWith.isEmpty() && !outWithout.isEmpty()) {
            LinearSvm machine = train(scale, with, without, outWith, outWithout);
            List<float[]> positive = Example.codes(with, outWith, true);
            List<float[]> negative = Example.codes(without, outWithout, true);
            accuracy = (share(machine, scale, positive, true) + share(machine, scale, negative, false)) / 2;
            tested = positive.size() + negative.size();
        }
        return new Separation(Vectors.scaled(normal, 1 / Vectors.length(normal)), accuracy, tested);
    }

    private static LinearSvm train(
            Scale scale, List<Example> with, List<Example> without, Set<Integer> outWith, Set<Integer> outWithout) {
        return LinearSvm.train(scale.all(Example.codes(with, outWith, false)),
                scale.all(Example.codes(without, outWithout, false)), COST);
    }

    private static double share(LinearSvm machine, Scale scale, List<float[]> codes, boolean positive) {
        return (double) codes.stream().filter(code -> machine.decide(scale.one(code)) > 0 == positive).count() / codes.size();
    }

    /** Moves the middle between two sets to 0 and makes numbers deviate by 1 on average, which turns no direction. */
    private record Scale(double[] middle, double factor) {

        static Scale of(List<float[]> with, List<float[]> without) {
            double[] mean = Vectors.mean(with);
            double[] other = Vectors.mean(without);
            double[] middle = new double[mean.length];
            for (int i = 0; i < middle.length; i++) {
                middle[i] = (mean[i] + other[i]) / 2;
            }
            List<float[]> all = Stream.concat(with.stream(), without.stream()).toList();
            double squares = 0;
            for (float[] code : all) {
                for (int i = 0; i < middle.length; i++) {
                    squares += (code[i] - middle[i]) * (code[i] - middle[i]);
                }
            }
            double deviation = Math.sqrt(squares / middle.length / all.size());
            return new Scale(middle, deviation > 0 ? 1 / deviation : 1);
        }

        float[] one(float[] code) {
            float[] scaled = new float[code.length];
            for (int i = 0; i < code.length; i++) {
                scaled[i] = (float) ((code[i] - middle[i]) * factor);
            }
            return scaled;
        }

        float[][] all(List<float[]> codes) {
            return codes.stream().map(this::one).toArray(float[][]::new);
        }
    }
}
