/** Measures models that know many fills of one hole: how much the fills differ, how good they are, and whether their spread is true. */
package lacuna.training.evaluation.diversity;
