/** What fills a window: networks, classical interpolations, and the choice between them. */
package lacuna.ops.fillers;
