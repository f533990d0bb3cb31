/** Options as people type them: declared with {@link tandem.api.Option}, read, checked and written back. */
@NullMarked
package tandem.engine.options;

import org.jspecify.annotations.NullMarked;
