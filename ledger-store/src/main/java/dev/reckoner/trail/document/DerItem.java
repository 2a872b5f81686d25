package dev.reckoner.trail.document;

import java.util.List;

/**
 * One value of a DER document (X.690).
 *
 * @param tag the identifier octet
 * @param offset of the identifier octet
 * @param content of the first content octet
 * @param end after the last content octet
 * @param children of a constructed value, in document order
 */
record DerItem(int tag, int offset, int content, int end, List<DerItem> children) {
    static final int BOOLEAN = 0x01;
    static final int INTEGER = 0x02;
    static final int BIT_STRING = 0x03;
    static final int OCTET_STRING = 0x04;
    static final int NULL = 0x05;
    static final int OBJECT_IDENTIFIER = 0x06;
    static final int UTF8_STRING = 0x0c;
    static final int PRINTABLE_STRING = 0x13;
    static final int TELETEX_STRING = 0x14;
    static final int IA5_STRING = 0x16;
    static final int UTC_TIME = 0x17;
    static final int GENERALIZED_TIME = 0x18;
    static final int SEQUENCE = 0x30;
    static final int SET = 0x31;

    /** The lowest identifier octet of the context-specific class, primitive. */
    static final int CONTEXT = 0x80;

    static final int CONSTRUCTED = 0x20;

    DerItem {
        children = List.copyOf(children);
    }

    boolean is(int wanted) {
        return tag == wanted;
    }

    boolean isConstructed() {
        return (tag & CONSTRUCTED) != 0;
    }

    /** True for {@code [n]}, the way in which a structure marks a member that may be absent. */
    boolean isContext() {
        return (tag & 0xc0) == CONTEXT;
    }

    /** The n of {@code [n]}. */
    int number() {
        return tag & 0x1f;
    }

    int length() {
        return end - offset;
    }
}
