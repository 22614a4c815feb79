/** Between ImageJ's images and selections and the images and holes that the fills work on. */
package lacuna.plugin.convert;
