package lacuna.plugin;

import lacuna.ops.check.CheckResult;
import lacuna.training.log.Sheet;

/**
 * What a check gives.
 *
 * @param result the figures
 * @param verdict what they mean, in a few sentences
 * @param picture one row a test, from left to right: the truth, what was hidden of it, the fill and its error, the harmonic
 *     fill and its error (red: too bright, blue: too dark)
 */
public record CheckedImage(CheckResult result, String verdict, Sheet picture) { }
