/** Pre-copy: send in rounds while the guest runs, then stop for the rest. */
package tandem.plugins.precopy;
