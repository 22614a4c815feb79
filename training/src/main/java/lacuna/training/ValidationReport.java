package lacuna.training;

import java.util.Map;

/**
 * How good a network was at one moment of its training.
 *
 * @param figures by their names in the log
 * @param headlines those that the model's card lists, as text
 * @param sentence for people who watch
 * @param table for the model's card, in Markdown
 * @param cost what says which moment was the best, the lower the better; NaN if the last one is to be kept
 */
public record ValidationReport(
        Map<String, Double> figures, Map<String, String> headlines, String sentence, String table, double cost) { }
