package lacuna.training.directions;

import java.util.Arrays;
import lacuna.ops.ProgressListener;

/** A principal direction, as long as the standard deviation of the styles along it. */
final class PrincipalSource extends DirectionSource {

    private final int number;

    PrincipalSource(int number) {
        this.number = number;
    }

    @Override
    Found find(StudiedModel model, int count, long seed, ProgressListener progress) {
        double[] vector = Vectors.of(model.direction(Integer.toString(number)).values());
        return new Found(vector, Arrays.asList(model.images().draw(count, seed)), null);
    }
}
