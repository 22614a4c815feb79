/** Where the hole of a run comes from: selections, mask images, the pixels themselves. */
package lacuna.plugin.hole;
