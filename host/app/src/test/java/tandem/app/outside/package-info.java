/** What a stranger meets: the READMEs with their examples and the traces, tried with the installed program. */
@NullMarked
package tandem.app.outside;

import org.jspecify.annotations.NullMarked;
