/** Drawn pictures, to train on and to try things with: pages that never were written, cells that never lived. */
package lacuna.plugin.samples;
