/**
 * All that a plugin sees: {@linkplain tandem.api.MigrationStrategy strategies}, {@linkplain tandem.api.TraceFormat
 * trace formats} and their {@linkplain tandem.api.Option options}.
 *
 * <p>Times are nanoseconds of virtual time, sizes bytes, pages dense numbers from 0, unless a name says otherwise.
 * Nothing may be null.
 */
@NullMarked
package tandem.api;

import org.jspecify.annotations.NullMarked;
