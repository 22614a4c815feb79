/** The command line: images from files, through the same tool as in Fiji, into files. */
package lacuna.plugin.cli;
