package lacuna.training.masks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import lacuna.ops.mask.Hole;
import lacuna.ops.mask.HoleComponents;

/**
 * Holes drawn from the user's own defects. The connected defects of an image lie scattered over a mask as independently and as
 * densely as over that image (a Boolean model: a Poisson process of shapes, Stoyan, Kendall and Mecke, "Stochastic Geometry",
 * chapter 3), each turned by any angle, mirrored or not, and scaled a little; so sizes, number and share of the missing pixels
 * are those of the user's images. Lengths are pixels of the crop, whatever its size, as they are when an image is filled. What is
 * larger than the mask is cut.
 */
public final class DefectMasks implements MaskSampler {

    /** As which it is chosen, see {@link MaskKinds#parse(String, DefectMasks)}. */
    public static final String NAME = "defects";

    /** Bounds of the random scale; its logarithm is uniform. */
    private static final double LARGEST_SCALE = 4.0 / 3;

    private final List<Scatter> scatters = new ArrayList<>();
    private final String description;

    /**
     * @param pages of the user's images; those without a defect are passed over
     * @throws IllegalArgumentException if no page has a defect, or one is missing altogether
     */
    public DefectMasks(List<DefectPage> pages) {
        List<Integer> areas = new ArrayList<>();
        long pixels = 0;
        for (DefectPage page : pages) {
            List<DefectShape> shapes = shapes(page);
            if (!shapes.isEmpty()) {
                long area = (long) page.hole().width() * page.hole().height();
                scatters.add(new Scatter(shapes, area));
                shapes.forEach(shape -> areas.add(shape.area()));
                pixels += area;
            }
        }
        if (scatters.isEmpty()) {
            String where = pages.size() == 1 ? pages.get(0).name() : "the " + pages.size() + " masks";
            throw new IllegalArgumentException("There is no defect in " + where + ": paint the defects white, or give selections"
                + " that lie in the image.");
        }
        description = describe(areas, scatters.size(), pixels);
    }

    private static List<DefectShape> shapes(DefectPage page) {
        Hole hole = page.hole();
        if (hole.count() == (long) hole.width() * hole.height()) {
            throw new IllegalArgumentException("In " + page.name() + " every pixel is a defect: give a mask that is zero (black)"
                + " where the image is sound.");
        }
        return HoleComponents.of(hole).stream().map(DefectShape::new).toList();
    }

    private static String describe(List<Integer> areas, int images, long pixels) {
        int[] sorted = areas.stream().mapToInt(Integer::intValue).sorted().toArray();
        return String.format(Locale.ROOT, "%,d %s of %,d to %,d pixels (median %,d) on %d %s, of which they cover %.2g %%",
            sorted.length, sorted.length == 1 ? "defect" : "defects", sorted[0], sorted[sorted.length - 1],
            sorted[sorted.length / 2], images, images == 1 ? "image" : "images",
            100.0 * Arrays.stream(sorted).asLongStream().sum() / pixels);
    }

    /** How many defects there are, how large, and what they cover: part of a sentence, to be compared with what one expects. */
    public String description() {
        return description;
    }

    @Override
    public boolean[] sample(int width, int height, SplittableRandom random) {
        return MaskCanvas.draw(width, height, random, canvas -> {
            Scatter scatter = choose(width, height, random);
            int count = scatter.count(width, height, random);
            for (int i = 0; i < count; i++) {
                DefectShape shape = scatter.choose(width, height, random);
                double scale = scale(random);
                double reach = shape.radius() * scale;
                int x = (int) Math.floor(random.nextDouble() * (width + 2 * reach) - reach);
                int y = (int) Math.floor(random.nextDouble() * (height + 2 * reach) - reach);
                shape.draw(canvas, new DefectShape.Pose(x, y, angle(random), scale, random.nextBoolean()));
            }
            if (canvas.isEmpty()) {
                // Long thin defects mostly pass by: one of them shall not.
                DefectShape shape = scatter.choose(width, height, random);
                shape.draw(canvas, shape.through(random.nextInt(width), random.nextInt(height), angle(random), scale(random),
                    random.nextBoolean(), random));
            }
        });
    }

    private static double scale(SplittableRandom random) {
        return Math.pow(LARGEST_SCALE, 2 * random.nextDouble() - 1);
    }

    private static double angle(SplittableRandom random) {
        return 2 * Math.PI * random.nextDouble();
    }

    /** An image, by the chance that a piece of it of this size has a defect. */
    private Scatter choose(int width, int height, SplittableRandom random) {
        double place = random.nextDouble() * scatters.stream().mapToDouble(scatter -> scatter.chance(width, height)).sum();
        for (Scatter scatter : scatters) {
            place -= scatter.chance(width, height);
            if (place < 0) {
                return scatter;
            }
        }
        return scatters.get(scatters.size() - 1);
    }

    @Override
    public String name() {
        return NAME;
    }
}
