/** The window in which one of several fills is chosen. */
package lacuna.plugin.diverse;
