package lacuna.training.data;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Images for tests. */
final class Images {
    private Images() { }

    static TrainingImage noise(String path, String domain, String group, int width, int height, int channels, long seed) {
        byte[] samples = new byte[width * height * channels];
        new SplittableRandom(seed).nextBytes(samples);
        return new TrainingImage(path, domain, group, width, height, channels, samples);
    }

    static TrainingImage noise(String domain, int width, int height, int channels) {
        return noise(domain + "/a.png", domain, domain + "/a", width, height, channels, 1);
    }

    static TrainingImage flat(String domain, int width, int height, int level) {
        byte[] samples = new byte[width * height];
        Arrays.fill(samples, (byte) level);
        return new TrainingImage(domain + "/flat.png", domain, domain + "/flat", width, height, 1, samples);
    }
}
