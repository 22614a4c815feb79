package lacuna.models.stylegan2;

import ai.djl.ndarray.NDArray;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lacuna.models.torch.Torch;

/** From the names and shapes of StyleGAN2-ADA's PyTorch modules to those of the public PyTorch layout. */
final class NvidiaNames {

    /** A name that only a StyleGAN2 of NVIDIA's has. */
    static final String FIRST = "synthesis.b4.const";

    private static final Pattern LAYER = Pattern.compile("b(\\d+)\\.(\\w+)\\.(.+)");
    private static final Pattern MAPPING = Pattern.compile("mapping\\.fc(\\d+)\\.(weight|bias)");
    private static final String SYNTHESIS = "synthesis.";
    private static final String FILTER = "resample_filter";

    private NvidiaNames() { }

    /** @throws IllegalArgumentException for conditional networks */
    static Map<String, NDArray> generator(Map<String, NDArray> published) {
        Map<String, NDArray> result = new LinkedHashMap<>();
        published.forEach((name, array) -> {
            Matcher mapping = MAPPING.matcher(name);
            if (name.startsWith("mapping.embed")) {
                throw new IllegalArgumentException("The generator is conditional on a class, which is not supported.");
            } else if (mapping.matches()) {
                result.put("style." + (Integer.parseInt(mapping.group(1)) + 1) + "." + mapping.group(2), array);
            } else if (name.equals("mapping.w_avg")) {
                result.put(StyleGan2.MEAN_STYLE, array);
            } else if (name.equals(FIRST)) {
                result.put("input.input", leading(array));
            } else if (name.startsWith(SYNTHESIS) && !name.endsWith(FILTER)) {
                synthesis(name.substring(SYNTHESIS.length()), array, result);
            } else if (!name.endsWith(FILTER)) {
                result.put(name, array); // to be named as left over
            }
        });
        return result;
    }

    private static void synthesis(String name, NDArray array, Map<String, NDArray> result) {
        Matcher layer = LAYER.matcher(name);
        if (!layer.matches()) {
            result.put(SYNTHESIS + name, array);
            return;
        }
        int block = Integer.numberOfTrailingZeros(Integer.parseInt(layer.group(1))) - 3;
        boolean start = block < 0;
        switch (layer.group(2)) {
            case "torgb" -> toRgb(start ? "to_rgb1" : "to_rgbs." + block, layer.group(3), array, result);
            case "conv0" -> convolution("convs." + 2 * block, 2 * block + 1, layer.group(3), array, result);
            case "conv1" -> convolution(start ? "conv1" : "convs." + (2 * block + 1), start ? 0 : 2 * block + 2,
                    layer.group(3), array, result);
            default -> result.put(SYNTHESIS + name, array);
        }
    }

    private static void convolution(String name, int noise, String part, NDArray array, Map<String, NDArray> result) {
        switch (part) {
            case "weight" -> result.put(name + ".conv.weight", leading(array));
            case "affine.weight", "affine.bias" -> result.put(name + part.replace("affine", ".conv.modulation"), array);
            case "noise_strength" -> result.put(name + ".noise.weight", Torch.reshape(array, 1));
            case "noise_const" -> result.put("noises.noise_" + noise, leading(leading(array)));
            case "bias" -> result.put(name + ".activate.bias", array);
            default -> result.put(name + "." + part, array);
        }
    }

    private static void toRgb(String name, String part, NDArray array, Map<String, NDArray> result) {
        switch (part) {
            case "weight" -> result.put(name + ".conv.weight", leading(array));
            case "affine.weight", "affine.bias" -> result.put(name + part.replace("affine", ".conv.modulation"), array);
            case "bias" -> result.put(name + ".bias", Torch.reshape(array, 1, array.getShape().get(0), 1, 1));
            default -> result.put(name + "." + part, array);
        }
    }

    static Map<String, NDArray> discriminator(Map<String, NDArray> published) {
        int size = 0;
        for (String name : published.keySet()) {
            Matcher layer = LAYER.matcher(name);
            size = layer.matches() ? Math.max(size, Integer.parseInt(layer.group(1))) : size;
        }
        Map<String, NDArray> result = new LinkedHashMap<>();
        for (Map.Entry<String, NDArray> each : published.entrySet()) {
            Matcher layer = LAYER.matcher(each.getKey());
            if (!each.getKey().endsWith(FILTER)) {
                result.put(layer.matches() ? discriminator(layer, size) : each.getKey(), each.getValue());
            }
        }
        return result;
    }

    private static String discriminator(Matcher layer, int size) {
        int resolution = Integer.parseInt(layer.group(1));
        String part = layer.group(3);
        boolean bias = part.equals("bias");
        if (resolution == StyleGan2Config.START) {
            return switch (layer.group(2)) {
                case "conv" -> bias ? "final_conv.1.bias" : "final_conv.0." + part;
                case "fc" -> "final_linear.0." + part;
                case "out" -> "final_linear.1." + part;
                default -> layer.group();
            };
        }
        String block = "convs." + (Integer.numberOfTrailingZeros(size / resolution) + 1);
        return switch (layer.group(2)) {
            case "fromrgb" -> bias ? "convs.0.1.bias" : "convs.0.0." + part;
            case "conv0" -> block + (bias ? ".conv1.1.bias" : ".conv1.0." + part);
            case "conv1" -> block + (bias ? ".conv2.2.bias" : ".conv2.1." + part);
            case "skip" -> block + ".skip.1." + part;
            default -> layer.group();
        };
    }

    private static NDArray leading(NDArray array) {
        long[] shape = array.getShape().getShape();
        long[] longer = new long[shape.length + 1];
        longer[0] = 1;
        System.arraycopy(shape, 0, longer, 1, shape.length);
        return Torch.reshape(array, longer);
    }
}
