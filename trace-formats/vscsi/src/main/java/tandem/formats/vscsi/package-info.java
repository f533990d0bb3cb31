/** VMware's traces of disk requests (vscsiStats). */
@NullMarked
package tandem.formats.vscsi;

import org.jspecify.annotations.NullMarked;
