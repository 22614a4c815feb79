/** Training inside Fiji: what the user chooses, and the window in which it is chosen and watched. */
package lacuna.plugin.train;
