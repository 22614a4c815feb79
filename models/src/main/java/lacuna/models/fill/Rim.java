package lacuna.models.fill;

/** The known samples that the stencils of a hole read, as often as they are read. */
record Rim(double mean, double min, double max) { }
