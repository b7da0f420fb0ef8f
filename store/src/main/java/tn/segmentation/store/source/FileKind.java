package tn.segmentation.store.source;

import java.util.List;
import java.util.Map;

/** What a file is by its first bytes, whatever its name says. */
enum FileKind {
    /** Nothing that is known: it may be a text. */
    TEXT,
    GZIP,
    /** Zip, and what is made of it: XLSX, ODS, DOCX. */
    ZIP,
    /** The files of Office before 2007, and newer ones with a password. */
    OLD_OFFICE,
    PARQUET,
    /** Archives and compressions that are not opened. */
    OTHER_ARCHIVE,
    /** PDF, pictures, programs. */
    BINARY;

    /** As many bytes of the beginning as {@link #of} needs. */
    static final int HEAD = 8;

    private record Magic(FileKind kind, String bytes) {}

    private static final List<Magic> KNOWN = List.of(
            new Magic(GZIP, "\u001f\u008b"),
            new Magic(ZIP, "PK\u0003\u0004"),
            new Magic(ZIP, "PK\u0005\u0006"),
            new Magic(OLD_OFFICE, "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1"),
            new Magic(PARQUET, "PAR1"),
            new Magic(OTHER_ARCHIVE, "(\u00b5/\u00fd"),
            new Magic(OTHER_ARCHIVE, "\u00fd7zXZ"),
            new Magic(OTHER_ARCHIVE, "7z\u00bc\u00af'\u001c"),
            new Magic(OTHER_ARCHIVE, "Rar!\u001a\u0007"),
            new Magic(OTHER_ARCHIVE, "BZh91AY&"),
            new Magic(BINARY, "%PDF-"),
            new Magic(BINARY, "\u0089PNG"),
            new Magic(BINARY, "\u00ff\u00d8\u00ff"),
            new Magic(BINARY, "\u007fELF"));

    /** Returns what begins with these bytes, the first {@link #HEAD} or more, fewer of a shorter file. */
    static FileKind of(byte[] head) {
        for (Magic magic : KNOWN) {
            if (startsWith(head, magic.bytes())) {
                return magic.kind();
            }
        }
        return TEXT;
    }

    /**
     * Makes sure that what is inside a container is neither packed again nor something else than a text.
     *
     * @throws UnreadableTable if it is
     */
    static void checkText(byte[] head, Container container, String file) {
        Map<String, Object> params = Map.of("file", file);
        switch (of(head)) {
            case TEXT -> {}
            case BINARY -> throw new UnreadableTable("file_binary", params);
            case OLD_OFFICE -> throw new UnreadableTable("old_excel", params);
            case GZIP, ZIP, PARQUET, OTHER_ARCHIVE ->
                throw new UnreadableTable(container == Container.NONE ? "archive_unknown" : "archive_nested", params);
        }
    }

    private static boolean startsWith(byte[] head, String magic) {
        for (int i = 0; i < magic.length(); i++) {
            if (i >= head.length || (head[i] & 0xff) != magic.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
