/** Concurrent execution: the source runs on after the hand-over and its touches order the sending. */
package tandem.plugins.concurrent;
