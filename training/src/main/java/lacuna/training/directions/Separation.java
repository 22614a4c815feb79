package lacuna.training.directions;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import lacuna.training.LinearSvm;

/**
 * The boundary between two sets of codes (InterfaceGAN, section 3.1): a linear support vector machine's.
 *
 * @param normal of length 1, towards the codes with the property
 * @param accuracy share of the codes of a held-out fifth of the images that a machine trained on the others gets right, both sets
 *     counted alike; not a number where a set is of one image
 * @param tested how many codes that were
 */
record Separation(double[] normal, double accuracy, int tested) {

    /**
     * @param with codes of images with the property
     * @param without codes of images without
     * @param seed which fifth is held out
     */
    static Separation of(List<Example> with, List<Example> without, long seed) {
        Scale scale = Scale.of(Stream.concat(with.stream(), without.stream()).map(Example::code).toList());
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
                scale.all(Example.codes(without, outWithout, false)));
    }

    private static double share(LinearSvm machine, Scale scale, List<float[]> codes, boolean positive) {
        return (double) codes.stream().filter(code -> machine.decide(scale.one(code)) > 0 == positive).count() / codes.size();
    }

    /** Moves codes to around 0 and to deviations of about 1, all numbers alike, which turns no direction. */
    private record Scale(double[] mean, double factor) {

        static Scale of(List<float[]> codes) {
            double[] mean = Vectors.mean(codes);
            double squares = 0;
            for (float[] code : codes) {
                for (int i = 0; i < mean.length; i++) {
                    squares += (code[i] - mean[i]) * (code[i] - mean[i]);
                }
            }
            double deviation = Math.sqrt(squares / mean.length / codes.size());
            return new Scale(mean, deviation > 0 ? 1 / deviation : 1);
        }

        float[] one(float[] code) {
            float[] scaled = new float[code.length];
            for (int i = 0; i < code.length; i++) {
                scaled[i] = (float) ((code[i] - mean[i]) * factor);
            }
            return scaled;
        }

        float[][] all(List<float[]> codes) {
            return codes.stream().map(this::one).toArray(float[][]::new);
        }
    }
}
