package lacuna.training.data;

/**
 * An image in memory: 8 bits a sample, grey or RGB.
 *
 * @param path     as reported to users: relative to the folder, with {@code #2} for the second page of a file
 * @param domain   kind of picture: the first sub-folder below the folders that all images share; empty if there is none
 * @param group    images of one group are never on both sides of a split
 * @param width    pixels
 * @param height   pixels
 * @param channels 1 (grey) or 3 (red, green, blue)
 * @param samples  {@code height * width * channels} unsigned bytes, row by row, channels interleaved; not copied
 */
public record TrainingImage(String path, String domain, String group, int width, int height, int channels, byte[] samples) {
    /** @throws IllegalArgumentException if the samples do not fit the size */
    public TrainingImage {
        if (channels != 1 && channels != 3) {
            throw new IllegalArgumentException("The image " + path + " has " + channels + " channels: 1 or 3 are expected.");
        }
        if (width < 1 || height < 1 || (long) width * height * channels != samples.length) {
            throw new IllegalArgumentException("The image " + path + " has " + samples.length + " samples, which is not "
                + width + " x " + height + " x " + channels + ".");
        }
    }
}
