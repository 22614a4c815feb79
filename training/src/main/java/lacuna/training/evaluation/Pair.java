package lacuna.training.evaluation;

/**
 * A crop and the hole that is cut into it: every fill is measured on the same pairs.
 *
 * @param number from 1, the same for all fills
 * @param image that it is cut from, as {@link lacuna.training.data.TrainingImage#path}
 * @param domain kind of image
 * @param left of the crop in the image, pixels
 * @param top of the crop in the image, pixels
 * @param width of the crop, pixels
 * @param height of the crop, pixels
 * @param kind of hole
 * @param ratio share of the crop that is missing, 0 to 1
 */
public record Pair(int number, String image, String domain, int left, int top, int width, int height, String kind,
        double ratio) { }
