/** Measured migrations, and what the model makes of them. */
@NullMarked
package tandem.app.validate;

import org.jspecify.annotations.NullMarked;
