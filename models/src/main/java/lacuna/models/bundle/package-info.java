/**
 * Model bundles: one file with a network's weights, what it is, where it comes from and a sample that proves that it works.
 */
package lacuna.models.bundle;
