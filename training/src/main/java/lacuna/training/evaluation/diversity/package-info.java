/** Measures models that know many fills of one hole: how the fills differ, how good they are, whether their spread is true. */
package lacuna.training.evaluation.diversity;
