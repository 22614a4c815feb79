/** The window in which a fill is edited. */
package lacuna.plugin.edit;
