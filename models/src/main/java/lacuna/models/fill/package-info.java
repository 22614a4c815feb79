/**
 * Classical fills without a network: the membrane (harmonic) and the thin plate (biharmonic) stretched over the hole, both
 * solved by conjugate gradients with a multigrid preconditioner on the missing pixels alone.
 */
package lacuna.models.fill;
