/** Benchmarks. */
package tandem.bench;
