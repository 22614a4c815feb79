/** Measures fills on images whose truth is known: seeded crops, seeded holes, figures over the hole, tables. */
package lacuna.training.evaluation;
