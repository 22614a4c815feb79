/** The window and the words about models. */
package lacuna.plugin.models;
