package tandem.formats.drmemtrace;

import tandem.api.TracePart;

/** The file of a thread or core, and what its beginning says. */
record ThreadFile(TracePart part, FileHead head) {}
