package lacuna.models.deepgin;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import lacuna.models.Parameters;
import lacuna.models.nn.Conv2d;
import lacuna.models.nn.NonLocalBlock;
import lacuna.models.torch.Torch;

/**
 * The second generator G2 of DeepGIN (sections 3.1 to 3.3): an encoder to a sixteenth of the resolution, SPD-4 blocks with
 * self-attention at three scales, a decoder with a low-resolution head, and the weight of the back projection.
 *
 * <pre>
 * in              (N, 4, H, W)          coarse composite in [0, 1] and hole
 * full            (N, 3, H, W)          linear
 * lowResolution   (N, 3, H / 4, W / 4)  linear
 * alpha           (N, 1, H, W)          in (0, 1)
 * </pre>
 */
final class RefinementGenerator {

    private static final double SLOPE = DeepGinConfig.SLOPE;

    record Heads(NDArray full, NDArray lowResolution, NDArray alpha) { }

    private final List<Conv2d> encoder = new ArrayList<>();
    private final Conv2d skip3;
    private final Conv2d skip4;
    private final List<SpatialPyramidDilation> before = new ArrayList<>();
    private final List<SpatialPyramidDilation> after = new ArrayList<>();
    private final NonLocalBlock attention1;
    private final NonLocalBlock attention2;
    private final NonLocalBlock attention3;
    private final Conv2d up1;
    private final Conv2d mix1;
    private final Conv2d up2;
    private final Conv2d mix2;
    private final Conv2d low2;
    private final Conv2d low3;
    private final Conv2d up3;
    private final Conv2d mix3;
    private final Conv2d up4;
    private final Conv2d mix4;
    private final Conv2d output;
    private final Conv2d alpha;

    RefinementGenerator(Parameters p, int in, int out, DeepGinConfig config) {
        int g = config.width();
        int deep = config.bottleneck();
        double s = config.initialScale();
        double last = Math.min(s, 0.1); // attention starts as a small correction
        int[] widths = {in, g / 2, g, 2 * g, 4 * g, deep};
        for (int i = 1; i <= 5; i++) {
            encoder.add(new Conv2d(p, "r_en_conv" + i, widths[i - 1], widths[i], i == 1 ? 7 : 4, i == 1 ? 1 : 2, 1, s));
        }
        skip3 = new Conv2d(p, "r_en_skp_conv3", 2 * g, g, 3, 1, 1, s);
        skip4 = new Conv2d(p, "r_en_skp_conv4", 4 * g, 2 * g, 3, 1, 1, s);
        for (int i : new int[] {1, 2, 5}) {
            before.add(new SpatialPyramidDilation(p, "r_md_mres" + i, deep, SpatialPyramidDilation.FOUR, s));
        }
        for (int i : new int[] {3, 4, 6}) {
            after.add(new SpatialPyramidDilation(p, "r_md_mres" + i, deep, SpatialPyramidDilation.FOUR, s));
        }
        attention1 = new NonLocalBlock(p, "r_md_satn1", deep, last);
        attention2 = new NonLocalBlock(p, "r_de_satn2", 2 * g, last);
        attention3 = new NonLocalBlock(p, "r_de_satn3", g, last);
        up1 = new Conv2d(p, "r_de_conv1", deep, 4 * g, 3, 1, 1, s);
        mix1 = new Conv2d(p, "r_de_mix_conv1", 6 * g, 4 * g, 3, 1, 1, s);
        up2 = new Conv2d(p, "r_de_conv2", 4 * g, 2 * g, 3, 1, 1, s);
        mix2 = new Conv2d(p, "r_de_mix_conv2", 3 * g, 2 * g, 3, 1, 1, s);
        low2 = new Conv2d(p, "r_de_conv2_lr", 2 * g, g / 2, 3, 1, 1, s);
        low3 = new Conv2d(p, "r_de_conv3_lr", g / 2, out, 3, 1, 1, config.outputScale());
        up3 = new Conv2d(p, "r_de_conv3", 2 * g, g, 3, 1, 1, s);
        mix3 = config.detailSkips() ? new Conv2d(p, "r_de_mix_conv3", 2 * g, g, 3, 1, 1, s) : null;
        up4 = new Conv2d(p, "r_de_conv4", g, g / 2, 3, 1, 1, s);
        mix4 = config.detailSkips() ? new Conv2d(p, "r_de_mix_conv4", g, g / 2, 3, 1, 1, s) : null;
        output = new Conv2d(p, "r_de_conv5", g / 2, out, 7, 1, 1, config.outputScale());
        alpha = new Conv2d(p, "r_de_conv5_lr_alpha", g / 2, 1, 3, 1, 1, s);
    }

    Heads apply(NDArray x) {
        List<NDArray> e = new ArrayList<>(List.of(x)); // e.get(i) is the paper's e_i
        for (Conv2d layer : encoder) {
            e.add(layer.applyLeaky(e.get(e.size() - 1), SLOPE));
        }
        NDArray k3 = attention3.apply(skip3.applyLeaky(e.get(3), SLOPE));
        NDArray k4 = attention2.apply(skip4.applyLeaky(e.get(4), SLOPE));
        NDArray d1 = Decoder.mix(mix1, Decoder.up(up1, middle(e.get(5))), k4);
        NDArray d2 = Decoder.mix(mix2, Decoder.up(up2, d1), k3);
        NDArray low = low3.apply(low2.applyLeaky(d2, SLOPE));
        NDArray d3 = Decoder.mix(mix3, Decoder.up(up3, d2), e.get(2));
        NDArray d4 = Decoder.mix(mix4, Decoder.up(up4, d3), e.get(1));
        return new Heads(output.apply(d4), low, Torch.sigmoid(alpha.apply(d4)));
    }

    private NDArray middle(NDArray x) {
        NDArray y = x;
        for (SpatialPyramidDilation block : before) {
            y = block.apply(y);
        }
        y = attention1.apply(y);
        for (SpatialPyramidDilation block : after) {
            y = block.apply(y);
        }
        return y;
    }
}
