package lacuna.models.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import java.util.List;

/**
 * libtorch's operators as static functions: the one place where networks, losses and optimisers find them.
 *
 * <p>Results belong to the manager of the first array. They are differentiable where the thread's gradient mode is on, see
 * {@link Autograd}. Scalars
 * in differentiable code go through here as well ({@link #mul(NDArray, double)}): DJL's own {@code Number} overloads hand
 * autograd a Java buffer that may be freed before the backward pass, which silently ruins gradients.
 *
 * <p>An array may be in bfloat16 or channels-last inside a network. DJL does not know these: such arrays only pass through here.
 */
public final class Torch {

    private Torch() { }

    private static NDArray one(NDArray owner, String method, Object... arguments) {
        return OperatorModule.call(owner, method, arguments).get(0);
    }

    // -- Convolution --

    /**
     * 2-D convolution with zero padding. Weights and bias are cast to the type of {@code x}.
     *
     * @param x (N, Cin, H, W)
     * @param weight (Cout, Cin, k, k)
     * @param bias (Cout)
     * @return (N, Cout, H', W') with H' = (H + 2 pad - dilation (k - 1) - 1) / stride + 1
     */
    public static NDArray conv2d(NDArray x, NDArray weight, NDArray bias, int stride, int pad, int dilation) {
        return one(x, "conv2d", x, weight, bias, stride, pad, dilation);
    }

    /** As {@link #conv2d}, padded by repeating the border. */
    public static NDArray conv2dReplicate(NDArray x, NDArray weight, NDArray bias, int stride, int pad, int dilation) {
        return one(x, "conv2d_replicate", x, weight, bias, stride, pad, dilation);
    }

    /**
     * As {@link #conv2d}, without bias. With a kernel of one pixel only every stride-th pixel counts, and the others are dropped
     * before: for such strides oneDNN's gradient of the weights writes beyond its memory where there are few channels.
     */
    public static NDArray conv2d(NDArray x, NDArray weight, int stride, int pad) {
        boolean drops = stride > 1 && pad == 0 && weight.getShape().get(2) == 1;
        return drops ? one(x, "conv2d_bare", averagePool(x, 1, stride, 0), weight, 1, 0)
                : one(x, "conv2d_bare", x, weight, stride, pad);
    }

    /**
     * Transposed convolution without padding.
     *
     * @param weight (Cout, Cin, k, k), as for {@link #conv2d}
     * @return (N, Cout, stride (H - 1) + k, stride (W - 1) + k)
     */
    public static NDArray convTranspose2d(NDArray x, NDArray weight, int stride) {
        return one(x, "conv_transpose2d", x, weight, stride);
    }

    /**
     * Convolution, noise and leaky rectifier in one go, for inference: everything in the type of {@code x}.
     *
     * @param weight (Cout, Cin, 3, 3)
     * @param bias (Cout)
     * @param noise (1, 1, H, W), or a single 0
     */
    public static NDArray conv2dLeaky(NDArray x, NDArray weight, NDArray bias, NDArray noise, double slope) {
        return one(x, "conv2d_leaky", x, weight, bias, noise, slope);
    }

    /** As {@link #conv2dLeaky}, at twice the size; {@code filters} (Cout, 1, 4, 4) smooth what the convolution spread. */
    public static NDArray conv2dUpLeaky(
            NDArray x, NDArray weight, NDArray bias, NDArray noise, NDArray filters, double slope) {
        return one(x, "conv2d_up_leaky", x, weight, bias, noise, filters, slope);
    }

    /** Each channel convolved with one kernel (k, k), zero-padded. */
    public static NDArray fir(NDArray x, NDArray kernel, int pad) {
        return one(x, "fir", x, kernel, pad);
    }

    /** Each channel at twice its size: zeros between the samples, then convolved with one kernel (4, 4). */
    public static NDArray firUpsample(NDArray x, NDArray kernel) {
        return one(x, "fir_up", x, kernel);
    }

    // -- Linear layers and normalisation --

    /** x weight' + bias: (N, Cin) to (N, Cout). */
    public static NDArray linear(NDArray x, NDArray weight, NDArray bias) {
        return one(x, "linear", x, weight, bias);
    }

    /** Each vector of channels divided by its root mean square. */
    public static NDArray pixelNorm(NDArray x) {
        return one(x, "pixel_norm", x);
    }

    /** x (N, C, H, W) times s (N, C), in the type of {@code x}. */
    public static NDArray scaleChannels(NDArray x, NDArray s) {
        return one(x, "scale_channels", x, s);
    }

    /**
     * What brings the output of a modulated convolution back to unit variance (StyleGAN2, Eq. 3).
     *
     * @param style (N, Cin)
     * @param weight (Cout, Cin, k, k)
     * @return (N, Cout)
     */
    public static NDArray demodulation(NDArray style, NDArray weight) {
        return one(style, "demodulation", style, weight);
    }

    /**
     * Standard deviation within groups of {@code group} images, one number a group, as a channel (N, 1, H, W); image n is in
     * group n mod N / group.
     */
    public static NDArray groupDeviation(NDArray x, int group) {
        return one(x, "group_deviation", x, group);
    }

    /**
     * (x - mean) / sqrt(variance + 1e-5) weight + bias for each channel of x (N, C, H, W).
     *
     * @param weight (C), as the other arrays
     * @param mean stored; drawn by a tenth towards the batch's if {@code ofBatch}, as is {@code variance}
     * @param ofBatch whether the batch is normalised by its own mean and variance instead of the stored ones
     */
    public static NDArray batchNorm(
            NDArray x, NDArray weight, NDArray bias, NDArray mean, NDArray variance, boolean ofBatch) {
        return one(x, "batch_norm", x, weight, bias, mean, variance, ofBatch);
    }

    // -- Activations --

    /** gain max(y, slope y) of y = x + bias; x (N, C, ...), bias (C). */
    public static NDArray leakyBias(NDArray x, NDArray bias, double slope, double gain) {
        return one(x, "leaky_bias", x, bias, slope, gain);
    }

    /** log(1 + exp(x)). */
    public static NDArray softplus(NDArray x) {
        return one(x, "softplus", x);
    }

    /** max(x, slope x), written over {@code x}; its gradient stays right because libtorch keeps the result for it. */
    public static NDArray leakyReluInPlace(NDArray x, double slope) {
        return one(x, "leaky_relu_", x, slope);
    }

    /** max(x, 0) + slope min(x, 0) with a slope for each channel; x (N, C, ...), slope (C). */
    public static NDArray prelu(NDArray x, NDArray slope) {
        return one(x, "prelu", x, slope);
    }

    public static NDArray relu(NDArray x) {
        return one(x, "relu", x);
    }

    public static NDArray sigmoid(NDArray x) {
        return one(x, "sigmoid", x);
    }

    // -- Shape and size --

    public static NDArray cat(List<NDArray> xs, int dimension) {
        return one(xs.get(0), "cat", new NDList(xs), dimension);
    }

    /** The entries {@code start} to {@code start + length - 1} along a dimension. */
    public static NDArray narrow(NDArray x, int dimension, long start, long length) {
        return one(x, "narrow", x, dimension, start, length);
    }

    public static NDArray reshape(NDArray x, long... shape) {
        return one(x, "reshape", x, shape);
    }

    /** (N, C f f, H, W) to (N, C, f H, f W): channel c f f + y f + x goes to row y and column x of each square of f x f pixels. */
    public static NDArray pixelShuffle(NDArray x, int factor) {
        return one(x, "pixel_shuffle", x, factor);
    }

    /** Repeats along dimensions of length 1, without a copy. */
    public static NDArray expand(NDArray x, long... shape) {
        return one(x, "expand", x, shape);
    }

    /** Bilinear resampling of (N, C, H, W) to (N, C, height, width) without antialiasing. */
    public static NDArray resizeBilinear(NDArray x, long height, long width, boolean alignCorners) {
        return one(x, "upsample_bilinear", x, height, width, alignCorners);
    }

    /** Average pooling; padding does not count. */
    public static NDArray averagePool(NDArray x, int kernel, int stride, int pad) {
        return one(x, "avg_pool", x, kernel, stride, pad);
    }

    /** Means over equal areas: (N, C, H, W) to (N, C, height, width). */
    public static NDArray areaResize(NDArray x, long height, long width) {
        return one(x, "adaptive_avg_pool", x, height, width);
    }

    /**
     * Bilinear resampling under an affine map of each image's own, mirrored at the borders; not differentiable twice.
     *
     * @param x (N, C, H, W)
     * @param map (N, 2, 3): where an output position (x, y, 1) looks, in units in which the image spans [-1, 1]
     */
    public static NDArray affine(NDArray x, NDArray map) {
        return one(x, "affine_sample", x, map);
    }

    /** Each pixel's channels times a matrix of its image's own, plus a vector: matrix (N, C, C), vector (N, C, 1). */
    public static NDArray mixChannels(NDArray x, NDArray matrix, NDArray vector) {
        return one(x, "mix_channels", x, matrix, vector);
    }

    // -- Arithmetic --

    public static NDArray add(NDArray x, NDArray y) {
        return one(x, "add", x, y);
    }

    public static NDArray add(NDArray x, double y) {
        return one(x, "add_scalar", x, y);
    }

    /** x + y in the type of {@code x}. */
    public static NDArray addAs(NDArray x, NDArray y) {
        return one(x, "add_as", x, y);
    }

    public static NDArray sub(NDArray x, NDArray y) {
        return one(x, "sub", x, y);
    }

    public static NDArray mul(NDArray x, NDArray y) {
        return one(x, "mul", x, y);
    }

    public static NDArray mul(NDArray x, double y) {
        return one(x, "mul_scalar", x, y);
    }

    public static NDArray div(NDArray x, NDArray y) {
        return one(x, "div", x, y);
    }

    /**
     * As {@link #composite} of a hole without intermediate values, but a choice: what is not taken may be anything, NaN included,
     * and what is taken comes bit by bit. Arrays are repeated along dimensions of length 1.
     */
    public static NDArray choose(NDArray hole, NDArray inside, NDArray outside) {
        return one(inside, "choose", hole, inside, outside);
    }

    /** {@code inside} where the hole is 1, {@code outside} where it is 0. */
    public static NDArray composite(NDArray hole, NDArray inside, NDArray outside) {
        return one(inside, "composite", hole, inside, outside);
    }

    public static NDArray abs(NDArray x) {
        return one(x, "abs", x);
    }

    public static NDArray square(NDArray x) {
        return one(x, "square", x);
    }

    public static NDArray sqrt(NDArray x) {
        return one(x, "sqrt", x);
    }

    /** Mean of all elements, a scalar. */
    public static NDArray mean(NDArray x) {
        return one(x, "mean", x);
    }

    /** Sum of all elements, a scalar. */
    public static NDArray sum(NDArray x) {
        return one(x, "sum", x);
    }

    public static NDArray sumAlong(NDArray x, int dimension) {
        return one(x, "sum_along", x, dimension);
    }

    public static NDArray meanAlong(NDArray x, int dimension) {
        return one(x, "mean_along", x, dimension);
    }

    /** An image of [-1, 1] in [0, 1]. */
    public static NDArray unit(NDArray image) {
        return mul(add(image, 1), 0.5);
    }

    /** The grey image of (N, C, H, W): (N, 1, H, W). */
    public static NDArray meanOfChannels(NDArray x) {
        Shape shape = x.getShape();
        return reshape(meanAlong(x, 1), shape.get(0), 1, shape.get(2), shape.get(3));
    }

    /** Sums of (N, C, H, W) over all but the first dimension: (N). */
    public static NDArray sumPerImage(NDArray x) {
        return one(x, "sum_per_image", x);
    }

    /** Natural logarithm. */
    public static NDArray log(NDArray x) {
        return one(x, "log", x);
    }

    /**
     * Embedded-Gaussian attention over all positions, without scaling: softmax over keys of q'k, applied to v.
     *
     * @param query (N, D, H, W)
     * @param key (N, D, H, W)
     * @param value (N, E, H, W)
     * @return (N, E, H, W)
     */
    public static NDArray attention(NDArray query, NDArray key, NDArray value) {
        return one(query, "attention", query, key, value);
    }

    /** Each position's vector of channels divided by its length: (N, C, H, W). */
    public static NDArray normalizeChannels(NDArray x) {
        return one(x, "normalize_channels", x);
    }

    /** Gram matrix of (N, C, H, W) over positions, divided by C H W: (N, C, C). */
    public static NDArray gram(NDArray x) {
        return one(x, "gram", x);
    }

    // -- Matrices --

    /** x y of (N, K) and (K, M). */
    public static NDArray product(NDArray x, NDArray y) {
        return one(x, "product", x, y);
    }

    /** Eigenvalues in falling order (N) and unit eigenvectors, one a row (N, N). */
    public record Eigen(NDArray values, NDArray vectors) { }

    /** Of a symmetric matrix (N, N). */
    public static Eigen eigen(NDArray matrix) {
        NDList result = OperatorModule.call(matrix, "eigen", matrix);
        return new Eigen(result.get(0), result.get(1));
    }

    /** The sum of the singular values of x y', which is never formed; x (N, D), y (M, D). */
    public static NDArray nuclearNormOfProduct(NDArray x, NDArray y) {
        return one(x, "nuclear_norm_of_product", x, y);
    }

    // -- Spectral normalisation --

    /** {@code weight} (Cout, ...) divided by u' W v, its largest singular value once u and v have converged. */
    public static NDArray spectralNormalize(NDArray weight, NDArray u, NDArray v) {
        return one(weight, "spectral_normalize", weight, u, v);
    }

    /** One power iteration, written over {@code u} (Cout) and {@code v} (the rest); not differentiable. */
    public static void spectralIterateInPlace(NDArray weight, NDArray u, NDArray v) {
        Autograd.withoutGradient(() -> one(weight, "spectral_iterate", weight, u, v));
    }

    // -- Precision and memory layout --

    public static NDArray toBfloat16(NDArray x) {
        return one(x, "to_bfloat16", x);
    }

    public static NDArray toFloat32(NDArray x) {
        return one(x, "to_float32", x);
    }

    /** The same values with channels innermost in memory, which convolutions on CPU prefer. */
    public static NDArray channelsLast(NDArray x) {
        return one(x, "channels_last", x);
    }

    public static NDArray contiguous(NDArray x) {
        return one(x, "contiguous", x);
    }

    // -- In place --

    /** x = y, in x's memory. */
    public static void copyInPlace(NDArray x, NDArray y) {
        Autograd.withoutGradient(() -> one(y, "copy_", x, y));
    }

    /** xs += weight (ys - xs). */
    public static void lerpInPlace(NDList xs, NDList ys, double weight) {
        Autograd.withoutGradient(() -> one(ys.get(0), "lerp_", xs, ys, weight));
    }
}
