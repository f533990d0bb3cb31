/** Trace files: opened, decompressed and read through a {@linkplain tandem.api.TraceFormat format}. */
@NullMarked
package tandem.engine.trace;

import org.jspecify.annotations.NullMarked;
