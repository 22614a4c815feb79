package lacuna.ops.fillers;

import lacuna.models.Precision;

/**
 * How a network computes. Classical fills need none of it. Start from {@link #DEFAULTS}.
 *
 * @param device {@code auto}, {@code cpu} or {@code gpu}
 * @param precision number format between the network's doors
 * @param phaseTiling whether to show the network strided sub-images of the whole image, as DeepGIN was published, instead of
 *     context windows around the holes
 * @param projectionSteps of the descent where a prior fills by projection
 * @param edit what is changed in the fills of a network whose fills can be edited; null for nothing
 */
public record FillerOptions(String device, Precision precision, boolean phaseTiling, int projectionSteps, FillEdit edit) {

    public static final FillerOptions DEFAULTS = new FillerOptions("auto", Precision.FLOAT32, false, 1000, null);

    public FillerOptions withDevice(String value) {
        return new FillerOptions(value, precision, phaseTiling, projectionSteps, edit);
    }

    public FillerOptions withPrecision(Precision value) {
        return new FillerOptions(device, value, phaseTiling, projectionSteps, edit);
    }

    public FillerOptions withPhaseTiling(boolean value) {
        return new FillerOptions(device, precision, value, projectionSteps, edit);
    }

    /** @throws IllegalArgumentException if it is not positive */
    public FillerOptions withProjectionSteps(int value) {
        if (value < 1) {
            throw new IllegalArgumentException("A projection needs at least one step, not " + value + ".");
        }
        return new FillerOptions(device, precision, phaseTiling, value, edit);
    }

    public FillerOptions withEdit(FillEdit value) {
        return new FillerOptions(device, precision, phaseTiling, projectionSteps, value);
    }
}
