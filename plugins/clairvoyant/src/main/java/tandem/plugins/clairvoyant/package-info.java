/** Clairvoyant: the lower bound, with the future known. */
package tandem.plugins.clairvoyant;
