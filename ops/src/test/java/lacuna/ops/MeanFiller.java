package lacuna.ops;

/** Fills with the mean of the known pixels, channel by channel: quick, and easy to predict. */
public final class MeanFiller implements WindowFiller {

    private final ContextPolicy policy;

    public MeanFiller(ContextPolicy policy) {
        this.policy = policy;
    }

    @Override
    public String name() {
        return "mean";
    }

    @Override
    public ContextPolicy context() {
        return policy;
    }

    @Override
    public void fill(Window window) {
        for (float[] plane : window.channels()) {
            double sum = 0;
            int known = 0;
            for (int i = 0; i < plane.length; i++) {
                if (!window.hole()[i]) {
                    sum += plane[i];
                    known++;
                }
            }
            for (int i = 0; i < plane.length; i++) {
                if (window.hole()[i]) {
                    plane[i] = (float) (sum / known);
                }
            }
        }
    }
}
