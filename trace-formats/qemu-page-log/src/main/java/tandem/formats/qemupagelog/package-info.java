/** A virtual machine's page accesses, recorded with a QEMU plugin. */
@NullMarked
package tandem.formats.qemupagelog;

import org.jspecify.annotations.NullMarked;
