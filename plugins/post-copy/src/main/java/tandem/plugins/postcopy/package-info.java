/** Post-copy: resume on the target first, fetch what it touches. */
package tandem.plugins.postcopy;
