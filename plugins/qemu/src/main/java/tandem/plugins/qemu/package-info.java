/** QEMU's own migration, step by step. */
package tandem.plugins.qemu;
