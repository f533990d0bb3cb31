/** Delimited columns of text, with presets for the layouts that people have. */
@NullMarked
package tandem.formats.text;

import org.jspecify.annotations.NullMarked;
