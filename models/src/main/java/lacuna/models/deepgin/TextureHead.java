package lacuna.models.deepgin;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import lacuna.models.Parameters;
import lacuna.models.Precision;
import lacuna.models.nn.Conv2d;
import lacuna.models.torch.Torch;

/**
 * What our compact preset adds to DeepGIN (not in the paper): sees beside the generator's completion what similar patches of the
 * surroundings would copy, and adds as much of its texture as is likely to be right. A narrow generator by itself gives a blur,
 * since fine detail that it cannot predict costs it accuracy.
 *
 * <pre>
 * completed, copy  (N, 3, H, W)  in [0, 1]
 * hole             (N, 1, H, W)
 * out              (N, 3, H, W)  the completion with texture in the hole
 * </pre>
 *
 * Works at half the resolution; its last layer gives four pixels a position. For each pixel it says what to add, and how much to
 * add of each of three bands of what distinguishes the copy from the completion: a product, which convolutions alone express badly.
 * A negative share of the broad structure leads away from the copy, back to the smooth fill, since the generator starts between the
 * two ({@link lacuna.models.fill.GuidedFill}). The hue of broad structure stays as the generator left it, since a distance of
 * features hardly sees a cast that a reader does.
 */
final class TextureHead {

    private static final double SLOPE = DeepGinConfig.SLOPE;
    private static final int BLOCKS = 3;

    /** Edges in pixels of the averages that separate the copy's bands; what is left after the last is the broad structure. */
    private static final int[] AVERAGES = {5, 17};
    private static final int BANDS = AVERAGES.length + 1;

    /** Edge in pixels of the squares over which hue is averaged. */
    private static final int SQUARE = 16;

    /** Keeps squares without a hole from a division by 0. */
    private static final double NOTHING = 1e-3;

    private final Conv2d encoder1;
    private final Conv2d encoder2;
    private final Conv2d encoder3;
    private final List<SpatialPyramidDilation> blocks = new ArrayList<>();
    private final Conv2d up;
    private final Conv2d mix1;
    private final Conv2d mix2;
    private final Conv2d output;

    /** @param channels of an image */
    TextureHead(Parameters p, int channels, DeepGinConfig config) {
        int w = config.texture();
        double s = config.initialScale();
        encoder1 = new Conv2d(p, "texture.en1", 2 * channels + 1, w, 4, 2, 1, s);
        encoder2 = new Conv2d(p, "texture.en2", w, w, 3, 1, 1, s);
        encoder3 = new Conv2d(p, "texture.en3", w, 2 * w, 4, 2, 1, s);
        for (int i = 0; i < BLOCKS; i++) {
            blocks.add(new SpatialPyramidDilation(p, "texture.res." + i, 2 * w, SpatialPyramidDilation.FOUR, s));
        }
        up = new Conv2d(p, "texture.de", 2 * w, w, 3, 1, 1, s);
        mix1 = new Conv2d(p, "texture.mix", 2 * w, w, 3, 1, 1, s);
        mix2 = new Conv2d(p, "texture.mix2", w, w, 3, 1, 1, s);
        output = new Conv2d(p, "texture.out", w, 4 * (channels + BANDS), 3, 1, 1, config.outputScale());
    }

    NDArray apply(NDArray completed, NDArray copy, NDArray hole, Precision precision) {
        NDArray difference = Torch.sub(copy, completed);
        NDArray x = precision.enter(Torch.cat(List.of(completed, difference, hole), 1));
        NDArray fine = encoder2.applyLeaky(encoder1.applyLeaky(x, SLOPE), SLOPE);
        NDArray y = encoder3.applyLeaky(fine, SLOPE);
        for (SpatialPyramidDilation block : blocks) {
            y = block.apply(y);
        }
        y = Decoder.mix(mix1, Decoder.up(up, y), fine);
        y = mix2.applyLeaky(y, SLOPE);
        y = precision.leave(Torch.pixelShuffle(output.apply(y), 2));
        int channels = (int) completed.getShape().get(1);
        NDArray texture = Torch.narrow(y, 1, 0, channels);
        for (int i = 0; i < AVERAGES.length; i++) {
            NDArray coarser = Torch.averagePool(difference, AVERAGES[i], 1, AVERAGES[i] / 2);
            texture = Torch.add(texture, share(y, channels + i, Torch.sub(difference, coarser)));
            difference = coarser;
        }
        texture = Torch.add(texture, share(y, channels + AVERAGES.length, difference));
        return Torch.add(completed, Torch.mul(withoutCast(texture, hole), hole));
    }

    private static NDArray share(NDArray shares, int channel, NDArray band) {
        return Torch.mul(Torch.narrow(shares, 1, channel, 1), band);
    }

    /** The texture less its mean deviation from grey in the hole nearby. */
    private static NDArray withoutCast(NDArray texture, NDArray hole) {
        long height = texture.getShape().get(2);
        long width = texture.getShape().get(3);
        NDArray colour = Torch.mul(Torch.sub(texture, Torch.meanOfChannels(texture)), hole);
        NDArray sums = Torch.areaResize(colour, height / SQUARE, width / SQUARE);
        NDArray counts = Torch.add(Torch.areaResize(hole, height / SQUARE, width / SQUARE), NOTHING);
        return Torch.sub(texture, Torch.resizeBilinear(Torch.div(sums, counts), height, width, false));
    }
}
