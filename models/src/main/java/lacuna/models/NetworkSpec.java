package lacuna.models;

import java.util.Map;

/**
 * What a network is: enough to build it again and to prepare its input.
 *
 * @param network the architecture as its package is named, e.g. {@code deepgin}
 * @param preset the named size, e.g. {@code paper} or {@code compact}
 * @param task what it is for
 * @param channels image channels C
 * @param sizeMultiple height and width of its images are multiples of this
 * @param fieldOfView edge length in pixels of the window that the network was trained to see
 * @param options what else the architecture needs to be built (widths, switches), as they stand in the bundle
 */
public record NetworkSpec(String network, String preset, Task task, int channels, int sizeMultiple, int fieldOfView,
        Map<String, String> options) {

    /** What a network is for. */
    public enum Task {
        /** Fills missing pixels: {@link InpaintingNetwork}. */
        INPAINTING,
        /** Makes images of nothing but numbers: a prior. */
        GENERATION
    }

    public NetworkSpec {
        options = Map.copyOf(options);
    }
}
