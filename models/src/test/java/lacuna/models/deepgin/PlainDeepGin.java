package lacuna.models.deepgin;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import java.util.Map;
import lacuna.models.torch.Torch;

/**
 * The published generator written straight from the specification with one operator at a time, nothing in place, in float32 and rows
 * innermost: the reference for speed, and a second opinion on values. What DJL lacks (replicate padding, aligned bilinear
 * resampling) is libtorch's.
 */
final class PlainDeepGin {

    private final Map<String, NDArray> weights;

    PlainDeepGin(Map<String, NDArray> weights) {
        this.weights = weights;
    }

    NDArray complete(NDArray painted, NDArray hole) {
        NDArray known = hole.mul(-1).add(1);
        NDArray coarse = coarse(painted.concat(hole, 1));
        NDArray x = coarse.mul(hole).add(painted.mul(known)).concat(hole, 1);
        NDArray e1 = leaky(conv(x, "r_en_conv1", 1, 3, 1));
        NDArray e2 = leaky(conv(e1, "r_en_conv2", 2, 1, 1));
        NDArray e3 = leaky(conv(e2, "r_en_conv3", 2, 1, 1));
        NDArray e4 = leaky(conv(e3, "r_en_conv4", 2, 1, 1));
        NDArray y = leaky(conv(e4, "r_en_conv5", 2, 1, 1));
        NDArray k3 = attention(leaky(conv(e3, "r_en_skp_conv3", 1, 1, 1)), "r_de_satn3");
        NDArray k4 = attention(leaky(conv(e4, "r_en_skp_conv4", 1, 1, 1)), "r_de_satn2");
        for (int block : new int[] {1, 2, 5}) {
            y = pyramid(y, "r_md_mres" + block, 2, 3, 4, 5);
        }
        y = attention(y, "r_md_satn1");
        for (int block : new int[] {3, 4, 6}) {
            y = pyramid(y, "r_md_mres" + block, 2, 3, 4, 5);
        }
        y = leaky(conv(up(y), "r_de_conv1", 1, 1, 1));
        y = leaky(conv(y.concat(k4, 1), "r_de_mix_conv1", 1, 1, 1));
        y = leaky(conv(up(y), "r_de_conv2", 1, 1, 1));
        y = leaky(conv(y.concat(k3, 1), "r_de_mix_conv2", 1, 1, 1));
        NDArray low = conv(leaky(conv(y, "r_de_conv2_lr", 1, 1, 1)), "r_de_conv3_lr", 1, 1, 1);
        y = leaky(conv(up(y), "r_de_conv3", 1, 1, 1));
        y = leaky(conv(up(y), "r_de_conv4", 1, 1, 1));
        NDArray full = conv(y, "r_de_conv5", 1, 3, 1).mul(hole).add(painted.mul(known));
        NDArray alpha = Activation.sigmoid(conv(y, "r_de_conv5_lr_alpha", 1, 1, 1));
        NDArray error = low.sub(resize(full, full.getShape().get(2) / 4, full.getShape().get(3) / 4));
        NDArray reconstruction = full.add(resize(error, full.getShape().get(2), full.getShape().get(3)).mul(alpha));
        return reconstruction.mul(hole).add(painted.mul(known));
    }

    private NDArray coarse(NDArray x) {
        NDArray y = leaky(conv(x, "lr_coarse_tinker.1", 1, 3, 1));
        for (int layer : new int[] {4, 7, 10}) {
            y = leaky(conv(y, "lr_coarse_tinker." + layer, 2, 1, 1));
        }
        for (int layer = 12; layer < 18; layer++) {
            y = pyramid(y, "lr_coarse_tinker." + layer, 2, 3, 4, 5, 6, 8, 10, 1);
        }
        for (int layer : new int[] {20, 24, 28}) {
            y = leaky(conv(up(y), "lr_coarse_tinker." + layer, 1, 1, 1));
        }
        return conv(y, "lr_coarse_tinker.31", 1, 3, 1);
    }

    private NDArray pyramid(NDArray x, String name, int... rates) {
        NDList parts = new NDList();
        for (int k = 0; k < rates.length; k++) {
            parts.add(Activation.relu(conv(x, name + ".branch" + (k + 1) + ".conv", 1, rates[k], rates[k])));
        }
        NDArray joined = NDArrays.concat(parts, 1);
        return conv(joined, name + ".fusion" + (rates.length + 1) + ".conv", 1, 1, 1).add(x);
    }

    private NDArray attention(NDArray x, String name) {
        Shape s = x.getShape();
        NDArray theta = conv(x, name + ".theta", 1, 0, 1).reshape(s.get(0), s.get(1) / 2, -1);
        NDArray phi = conv(x, name + ".phi", 1, 0, 1).reshape(s.get(0), s.get(1) / 2, -1);
        NDArray g = conv(x, name + ".g", 1, 0, 1).reshape(s.get(0), s.get(1) / 2, -1);
        NDArray weights = theta.transpose(0, 2, 1).matMul(phi).softmax(-1);
        NDArray y = weights.matMul(g.transpose(0, 2, 1)).transpose(0, 2, 1);
        return conv(y.reshape(s.get(0), s.get(1) / 2, s.get(2), s.get(3)), name + ".W", 1, 0, 1).add(x);
    }

    private NDArray conv(NDArray x, String name, int stride, int pad, int dilation) {
        return Torch.conv2dReplicate(x, weights.get(name + ".weight"), weights.get(name + ".bias"), stride, pad, dilation);
    }

    private static NDArray up(NDArray x) {
        return resize(x, x.getShape().get(2) * 2, x.getShape().get(3) * 2);
    }

    private static NDArray resize(NDArray x, long height, long width) {
        return Torch.resizeBilinear(x, height, width, true);
    }

    private static NDArray leaky(NDArray x) {
        return Activation.leakyRelu(x, 0.2f);
    }
}
