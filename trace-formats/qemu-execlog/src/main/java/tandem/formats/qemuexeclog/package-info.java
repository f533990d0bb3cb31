/** The output of QEMU's execlog plugin. */
@NullMarked
package tandem.formats.qemuexeclog;

import org.jspecify.annotations.NullMarked;
