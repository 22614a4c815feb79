/** Native values to the range that networks know, and back. */
package lacuna.ops.intensity;
