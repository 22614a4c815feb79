package lacuna.training;

import java.util.Map;

/** Hears what a training does. Called from the thread that trains. */
public interface TrainingListener {

    /** One sentence about what is under way or was left out. */
    default void message(String text) { }

    /** After each step; {@code step} counts from 1. */
    default void stepped(long step, long steps, Map<String, Double> losses) { }

    /** After each validation. */
    default void validated(long step, ValidationReport report) { }
}
