package tandem.formats.text;

/** Yes, no, or as the layout or the file has it. */
enum Choice {
    AUTO,
    YES,
    NO;

    boolean or(boolean auto) {
        return this == AUTO ? auto : this == YES;
    }
}
