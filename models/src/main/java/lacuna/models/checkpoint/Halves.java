package lacuna.models.checkpoint;

/** What becomes of tensors stored as 16-bit floats. */
public enum Halves {
    /** They stay float16. */
    KEEP,
    /** They become float32, which is exact. */
    WIDEN
}
