package lacuna.training.evaluation;

/**
 * Means over the pairs of one group.
 *
 * @param group its name, such as {@code box} or {@code 10-20 %}
 * @param fill whose means they are
 * @param count how many pairs are averaged
 * @param score with the distances of the whole set where a feature network is there; ratios are those of the means
 */
public record Row(Grouping grouping, String group, String fill, int count, Score score) { }
