package lacuna.models.stylegan2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import lacuna.models.Parameters;
import lacuna.models.Parameters.Initializer;
import lacuna.models.Precision;
import lacuna.models.nn.Activation;
import lacuna.models.nn.EqualConv2d;
import lacuna.models.nn.EqualLinear;
import lacuna.models.nn.FirFilter;
import lacuna.models.torch.Torch;

/**
 * StyleGAN2's residual discriminator (section 4.1, Fig. 7): images (N, C, size, size) in [-1, 1] to logits (N, 1), high for what
 * looks real. N is at most 4 or a multiple of 4, the group of its minibatch deviation.
 */
public final class StyleGan2Discriminator implements AutoCloseable {

    private static final int GROUP = 4;

    private final Parameters parameters;
    private final Layer fromRgb;
    private final List<Block> blocks = new ArrayList<>();
    private final Layer last;
    private final EqualLinear hidden;
    private final EqualLinear logit;
    private Precision precision = Precision.FLOAT32;

    public StyleGan2Discriminator(NDManager manager, StyleGan2Config config) {
        parameters = new Parameters(manager);
        fromRgb = new Layer("convs.0", config.imageChannels(), config.channelsAt(config.size()), 1);
        int i = 1;
        for (int r = config.size(); r > StyleGan2Config.START; r /= 2, i++) {
            blocks.add(new Block("convs." + i, config.channelsAt(r), config.channelsAt(r / 2)));
        }
        int channels = config.channelsAt(StyleGan2Config.START);
        last = new Layer("final_conv", channels + 1, channels, 3);
        int flat = channels * StyleGan2Config.START * StyleGan2Config.START;
        hidden = new EqualLinear(parameters, "final_linear.0", flat, channels, 1, 0);
        logit = new EqualLinear(parameters, "final_linear.1", channels, 1, 1, 0);
    }

    public Parameters parameters() {
        return parameters;
    }

    /** Beginnings of the names of the layers down to and including {@code blocks} blocks: what transfer freezes (Mo et al., FreezeD). */
    public static List<String> highResolution(int blocks) {
        return blocks == 0 ? List.of() : IntStream.rangeClosed(0, blocks).mapToObj(i -> "convs." + i + ".").toList();
    }

    public void use(Precision value) {
        precision = value;
    }

    public NDArray apply(NDArray images) {
        NDArray x = fromRgb.apply(precision.enter(images));
        for (Block block : blocks) {
            x = block.apply(x);
        }
        x = precision.leave(x);
        long batch = x.getShape().get(0);
        x = last.apply(Torch.cat(List.of(x, Torch.groupDeviation(x, (int) Math.min(GROUP, batch))), 1));
        return logit.apply(hidden.applyLeaky(Torch.reshape(x, batch, -1)));
    }

    @Override
    public void close() {
        parameters.close();
    }

    /** Convolution, bias and activation. */
    private final class Layer {
        private final EqualConv2d convolution;
        private final String bias;

        Layer(String name, int in, int out, int kernel) {
            convolution = new EqualConv2d(parameters, name + ".0", in, out, kernel, 1, kernel / 2);
            bias = name + ".1.bias";
            parameters.declare(bias, new Shape(out), Initializer.ZEROS, true);
        }

        NDArray apply(NDArray x) {
            return Activation.leaky(convolution.apply(x), parameters.get(bias));
        }
    }

    /** Two convolutions and a shortcut, at half the size. */
    private final class Block {
        private final Layer first;
        private final FirFilter blur;
        private final EqualConv2d second;
        private final String bias;
        private final FirFilter skipBlur;
        private final EqualConv2d skip;

        Block(String name, int in, int out) {
            first = new Layer(name + ".conv1", in, in, 3);
            blur = new FirFilter(parameters, name + ".conv2.0", 1);
            second = new EqualConv2d(parameters, name + ".conv2.1", in, out, 3, 2, 0);
            bias = name + ".conv2.2.bias";
            parameters.declare(bias, new Shape(out), Initializer.ZEROS, true);
            skipBlur = new FirFilter(parameters, name + ".skip.0", 1);
            skip = new EqualConv2d(parameters, name + ".skip.1", in, out, 1, 2, 0);
        }

        NDArray apply(NDArray x) {
            NDArray main = Activation.leaky(second.apply(blur.apply(first.apply(x), 2)), parameters.get(bias));
            return Torch.mul(Torch.add(main, skip.apply(skipBlur.apply(x, 1))), Math.sqrt(0.5));
        }
    }
}
