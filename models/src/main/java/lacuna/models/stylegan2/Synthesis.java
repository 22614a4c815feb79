package lacuna.models.stylegan2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lacuna.models.Parameters;
import lacuna.models.Parameters.Initializer;
import lacuna.models.Precision;
import lacuna.models.torch.Torch;

/** The synthesis network with output skips (StyleGAN2, Fig. 7, right): codes (N, styles, width) to images (N, C, size, size). */
final class Synthesis {

    private static final String START = "input.input";

    /** The layers that work at one resolution; {@code up} is null at 4 x 4. */
    private record Block(int resolution, StyledConv up, StyledConv convolution, ToRgb toRgb) { }

    private final Parameters parameters;
    private final StyleGan2Config config;
    private final List<Block> blocks = new ArrayList<>();

    Synthesis(Parameters parameters, StyleGan2Config config) {
        this.parameters = parameters;
        this.config = config;
        int width = config.width();
        int colours = config.imageChannels();
        int start = config.channelsAt(StyleGan2Config.START);
        parameters.declare(START, new Shape(1, start, StyleGan2Config.START, StyleGan2Config.START),
                Initializer.normal(1), true);
        blocks.add(new Block(StyleGan2Config.START, null,
                new StyledConv(parameters, "conv1", start, start, width, false),
                new ToRgb(parameters, "to_rgb1", start, colours, width, true)));
        for (int r = 2 * StyleGan2Config.START; r <= config.size(); r *= 2) {
            int j = blocks.size() - 1;
            int channels = config.channelsAt(r);
            blocks.add(new Block(r,
                    new StyledConv(parameters, "convs." + 2 * j, config.channelsAt(r / 2), channels, width, true),
                    new StyledConv(parameters, "convs." + (2 * j + 1), channels, channels, width, false),
                    new ToRgb(parameters, "to_rgbs." + j, channels, colours, width, false)));
        }
        for (int i = 0; i < config.noises(); i++) {
            int size = StyleGan2Config.noiseSize(i);
            parameters.declare("noises.noise_" + i, new Shape(1, 1, size, size), Initializer.normal(1), false);
        }
    }

    StyleGan2.Output apply(NDArray codes, Noise noise, Injection injection, Precision precision) {
        long batch = codes.getShape().get(0);
        NDArray constant = Torch.expand(parameters.get(START), batch, config.channelsAt(StyleGan2Config.START),
                StyleGan2Config.START, StyleGan2Config.START);
        Map<Integer, NDArray> features = new LinkedHashMap<>();
        NDArray x = precision.enter(injection.start(constant));
        NDArray image = null;
        int layer = 0;
        for (Block block : blocks) {
            if (block.up() != null) {
                x = block.up().apply(x, style(codes, layer), noise.map(layer));
                x = injection.between(block.resolution(), x);
                layer++;
            }
            x = block.convolution().apply(x, style(codes, layer), noise.map(layer));
            layer++;
            // The image takes the style that the next block's first layer takes as well.
            image = block.toRgb().apply(x, style(codes, layer), image);
            features.put(block.resolution(), x);
        }
        return new StyleGan2.Output(Torch.contiguous(image), features);
    }

    /** All layers for one code; up is null at the start. */
    private record FoldedBlock(StyledConv.Folded up, StyledConv.Folded convolution, ToRgb.Folded toRgb) { }

    /** Everything that does not depend on features. */
    record Folded(NDArray start, List<FoldedBlock> blocks) {

        NDArray apply() {
            NDArray x = start;
            NDArray image = null;
            for (FoldedBlock block : blocks) {
                x = block.convolution().apply(block.up() == null ? x : block.up().apply(x));
                image = block.toRgb().apply(x, image);
            }
            return Torch.contiguous(image);
        }

        /** Every array that was computed for the code. */
        List<NDArray> arrays() {
            List<NDArray> arrays = new ArrayList<>(List.of(start));
            for (FoldedBlock block : blocks) {
                if (block.up() != null) {
                    arrays.addAll(block.up().arrays());
                }
                arrays.addAll(block.convolution().arrays());
                arrays.addAll(List.of(block.toRgb().weight(), block.toRgb().bias()));
            }
            return arrays;
        }
    }

    /** @param code (1, styles, width) */
    Folded fold(NDArray code, Noise noise, Precision precision) {
        List<FoldedBlock> folded = new ArrayList<>();
        int layer = 0;
        for (Block block : blocks) {
            StyledConv.Folded up = null;
            if (block.up() != null) {
                up = block.up().fold(style(code, layer), noise.map(layer), precision);
                layer++;
            }
            StyledConv.Folded convolution = block.convolution().fold(style(code, layer), noise.map(layer), precision);
            layer++;
            folded.add(new FoldedBlock(up, convolution, block.toRgb().fold(style(code, layer), precision)));
        }
        return new Folded(precision.enter(parameters.get(START)), folded);
    }

    private static NDArray style(NDArray codes, int layer) {
        return Torch.reshape(Torch.narrow(codes, 1, layer, 1), codes.getShape().get(0), codes.getShape().get(2));
    }
}
