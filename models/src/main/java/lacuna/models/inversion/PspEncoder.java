package lacuna.models.inversion;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import lacuna.models.Parameters;
import lacuna.models.inversion.EncoderBody.Levels;
import lacuna.models.nn.BatchNorm2d.Statistics;
import lacuna.models.nn.ZeroPadConv2d;
import lacuna.models.torch.Torch;

/**
 * The encoder of pixel2style2pixel (Richardson et al., Encoding in Style: a StyleGAN Encoder for Image-to-Image Translation, CVPR
 * 2021, section 3.1): a body, a feature pyramid over its last three groups, and a head for each style. Without heads it is a
 * feature pyramid.
 *
 * <pre>
 * in                    (N, inputs, size, size)
 * latlayer1, latlayer2  1 x 1 convolutions of the middle and the fine features to 8 times the width
 * styles.i              heads: 0 to 2 on the coarse, 3 to 6 on the middle, the others on the fine level
 * out                   (N, heads, style width) float32
 * </pre>
 */
public final class PspEncoder {

    private static final int FIRST_MIDDLE = 3;
    private static final int FIRST_FINE = 7;

    private final EncoderBody body;
    private final ZeroPadConv2d lateralMiddle;
    private final ZeroPadConv2d lateralFine;
    private final List<StyleHead> heads = new ArrayList<>();
    private final int styleWidth;

    /**
     * Declares the entries.
     *
     * @param name what their names begin with, for instance {@code E.}
     */
    public PspEncoder(Parameters parameters, String name, PspPlan plan) {
        int features = 8 * plan.width();
        styleWidth = plan.styleWidth();
        body = new EncoderBody(parameters, name, plan);
        for (int i = 0; i < plan.heads(); i++) {
            int spatial = plan.size() / (i < FIRST_MIDDLE ? 16 : i < FIRST_FINE ? 8 : 4);
            heads.add(new StyleHead(parameters, name + "styles." + i, features, plan.headWidth(), styleWidth, spatial));
        }
        lateralMiddle = new ZeroPadConv2d(parameters, name + "latlayer1", 4 * plan.width(), features, 1, 1, true, 1);
        lateralFine = new ZeroPadConv2d(parameters, name + "latlayer2", 2 * plan.width(), features, 1, 1, true, 1);
    }

    /** The feature pyramid: three levels of 8 times the width. */
    public Levels pyramid(NDArray x, Statistics statistics) {
        Levels levels = body.apply(x, statistics);
        NDArray middle = raised(levels.coarse(), lateralMiddle.apply(levels.middle()));
        NDArray fine = raised(middle, lateralFine.apply(levels.fine()));
        return new Levels(fine, middle, levels.coarse());
    }

    private static NDArray raised(NDArray upper, NDArray lateral) {
        long height = lateral.getShape().get(2);
        long width = lateral.getShape().get(3);
        return Torch.add(Torch.resizeBilinear(upper, height, width, true), lateral);
    }

    /** A style from each head. */
    public NDArray styles(Levels pyramid) {
        List<NDArray> styles = new ArrayList<>();
        for (int i = 0; i < heads.size(); i++) {
            NDArray level = i < FIRST_MIDDLE ? pyramid.coarse() : i < FIRST_FINE ? pyramid.middle() : pyramid.fine();
            styles.add(Torch.reshape(heads.get(i).apply(level), -1, 1, styleWidth));
        }
        return Torch.cat(styles, 1);
    }

    /** The pyramid's styles. */
    public NDArray apply(NDArray x, Statistics statistics) {
        return styles(pyramid(x, statistics));
    }
}
