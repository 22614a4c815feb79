package lacuna.models.stylegan2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.Map;
import lacuna.models.torch.Torch;

/**
 * The synthesis network written straight from the specification with one operator at a time, nothing folded and nothing in place, in
 * float32 and rows innermost: the reference for speed, and a second opinion on values. Transposed convolution, which DJL lacks, is
 * libtorch's.
 */
final class PlainStyleGan2 {

    private final Map<String, NDArray> weights;
    private final int size;

    PlainStyleGan2(Map<String, NDArray> weights, int size) {
        this.weights = weights;
        this.size = size;
    }

    NDArray synthesize(NDArray code) {
        NDArray x = styled(weights.get("input.input"), "conv1", code, 0, false);
        NDArray image = toRgb(x, "to_rgb1", code, 1);
        int layer = 1;
        for (int j = 0; 8 << j <= size; j++) {
            x = styled(x, "convs." + 2 * j, code, layer, true);
            x = styled(x, "convs." + (2 * j + 1), code, layer + 1, false);
            image = toRgb(x, "to_rgbs." + j, code, layer + 2)
                    .add(Torch.firUpsample(image, weights.get("to_rgbs." + j + ".upsample.kernel")));
            layer += 2;
        }
        return image;
    }

    private NDArray styled(NDArray x, String name, NDArray code, int layer, boolean up) {
        NDArray y = modulated(x, name + ".conv", code, layer, true, up);
        y = y.add(weights.get("noises.noise_" + layer).mul(weights.get(name + ".noise.weight")));
        y = y.add(weights.get(name + ".activate.bias").reshape(1, -1, 1, 1));
        return y.maximum(y.mul(0.2)).mul(Math.sqrt(2));
    }

    private NDArray toRgb(NDArray x, String name, NDArray code, int layer) {
        return modulated(x, name + ".conv", code, layer, false, false).add(weights.get(name + ".bias"));
    }

    private NDArray modulated(NDArray x, String name, NDArray code, int layer, boolean demodulate, boolean up) {
        NDArray w = code.get(new NDIndex(":, " + layer));
        NDArray affine = weights.get(name + ".modulation.weight");
        NDArray style = w.matMul(affine.transpose().div(Math.sqrt(w.getShape().get(1)))).add(weights.get(name + ".modulation.bias"));
        NDArray weight = weights.get(name + ".weight").squeeze(0);
        Shape shape = weight.getShape();
        weight = weight.div(Math.sqrt(shape.get(1) * shape.get(2) * shape.get(3)));
        NDArray scaled = x.mul(style.reshape(1, -1, 1, 1));
        NDArray y = up
                ? Torch.fir(Torch.convTranspose2d(scaled, weight, 2), weights.get(name + ".blur.kernel"), 1)
                : Torch.conv2d(scaled, weight, 1, (int) shape.get(2) / 2);
        if (!demodulate) {
            return y;
        }
        NDArray energy = weight.mul(style.reshape(1, -1, 1, 1)).square().sum(new int[] {1, 2, 3});
        return y.mul(energy.add(1e-8).sqrt().pow(-1).reshape(1, -1, 1, 1));
    }
}
