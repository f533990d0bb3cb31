/** Hybrid: some rounds of pre-copy, then post-copy. */
package tandem.plugins.hybrid;
