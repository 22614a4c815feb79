package lacuna.training.directions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import lacuna.ops.ProgressListener;

/**
 * InterfaceGAN's way (section 4.1) with a measurement in place of a classifier: codes whose images have most of a property against
 * codes whose images have least.
 */
final class MeasuredSource extends DirectionSource {

    /** Of all the images, on either side. */
    private static final double SHARE = 0.2;

    private final Property property;

    MeasuredSource(Property property) {
        this.property = property;
    }

    @Override
    Found find(StudiedModel model, int count, long seed, ProgressListener progress) {
        float[][] codes = model.images().draw(count, seed);
        double[] measured = measure(model.images(), codes, progress);
        List<Integer> ascending = IntStream.range(0, count).boxed()
                .sorted(Comparator.comparingDouble(i -> measured[i])).toList();
        int share = (int) Math.round(SHARE * count);
        List<Integer> least = ascending.subList(0, share);
        List<Integer> most = ascending.subList(count - share, count);
        if (!(measured[most.get(0)] > measured[least.get(share - 1)])) {
            throw new IllegalArgumentException("The images that the prior of " + model.name() + " draws do not differ in "
                    + property.text() + ": choose another property.");
        }
        return Found.of(Separation.of(examples(codes, most), examples(codes, least), seed), Arrays.asList(codes));
    }

    private double[] measure(PriorImages images, float[][] codes, ProgressListener progress) {
        List<Double> measured = new ArrayList<>();
        Runnable check = () -> {
            progress.checkCanceled();
            progress.update(measured.size(), codes.length, "Measuring " + property.text());
        };
        images.make(codes, List.of(), check, image -> measured.add(property.measure(images.grey(image), images.size())));
        return measured.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static List<Example> examples(float[][] codes, List<Integer> which) {
        return which.stream().map(i -> new Example(codes[i], i)).toList();
    }
}
