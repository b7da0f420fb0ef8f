package tn.segmentation.store.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static tn.segmentation.store.source.SourceFile.entry;
import static tn.segmentation.store.source.SourceFile.gzip;
import static tn.segmentation.store.source.SourceFile.zip;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.UnixStat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tn.segmentation.core.data.Refusal;

class ArchivesTest {

    private static final String TEXT = "id_client,âge\n1,30\n2,31\n".repeat(1_000);
    private static final byte[] TABLE = TEXT.getBytes(UTF_8);

    @TempDir
    Path folder;

    @Test
    void readsTheOneFileOfAZip() {
        SourceFile deflated = file(zip(out -> entry(out, "export/octobre.csv", TABLE)));
        SourceFile stored = file(zip(out -> {
            out.setMethod(ZipEntry.STORED);
            entry(out, "octobre.csv", TABLE, entry -> {
                java.util.zip.CRC32 sum = new java.util.zip.CRC32();
                sum.update(TABLE);
                entry.setCrc(sum.getValue());
                entry.setSize(TABLE.length);
            });
        }));

        assertThat(deflated.text()).isEqualTo(TEXT);
        assertThat(stored.text()).isEqualTo(TEXT);
        assertThat(stored.open().container()).isEqualTo(Container.ZIP);
    }

    @Test
    void overlooksWhatOperatingSystemsPutBeside() {
        SourceFile file = file(zip(out -> {
            entry(out, "export/", new byte[0]);
            entry(out, "export/octobre.csv", TABLE);
            entry(out, "__MACOSX/export/._octobre.csv", new byte[] {0, 5, 22, 7});
            entry(out, "export/.DS_Store", new byte[] {0, 0, 0, 1});
            entry(out, "Thumbs.db", new byte[] {1});
        }));

        assertThat(file.text()).isEqualTo(TEXT);
    }

    @Test
    void namesTheFilesOfAnArchiveOfSeveral() {
        Refusal refusal = file(zip(out -> {
                    for (int month = 1; month <= 7; month++) {
                        entry(out, "mois\u001b[31m" + month + ".csv", TABLE);
                    }
                }))
                .refusal();

        assertThat(refusal.code()).isEqualTo("archive_of_several");
        assertThat(refusal.params())
                .containsEntry("count", 7)
                .containsEntry(
                        "names", "mois?[31m1.csv, mois?[31m2.csv, mois?[31m3.csv, mois?[31m4.csv, mois?[31m5.csv, …");
        assertThat(file(zip(out -> entry(out, "vide/", new byte[0]))).refusal().code())
                .isEqualTo("archive_empty");
    }

    @Test
    void refusesEntriesThatPointOutsideOfTheArchive() {
        for (String name : new String[] {
            "../../etc/cron.d/x", "a/../../x.csv", "/etc/passwd", "\\\\server\\x.csv", "C:\\x.csv", "..", "a\\..\\x.csv"
        }) {
            Refusal refusal = file(zip(out -> entry(out, name, TABLE))).refusal();
            assertThat(refusal.code()).as(name).isEqualTo("archive_unsafe");
        }
        Refusal link = file(zip(out -> entry(
                        out,
                        "lignes.csv",
                        "/etc/passwd".getBytes(UTF_8),
                        entry -> entry.setUnixMode(UnixStat.LINK_FLAG | 0777))))
                .refusal();
        assertThat(link.getMessage()).startsWith("archive_unsafe").contains("name=lignes.csv");
        assertThat(file(zip(out -> entry(out, "a..b/..x.csv", TABLE))).text()).isEqualTo(TEXT);
    }

    @Test
    void refusesWhatIsPackedTwice() {
        byte[] inner = zip(out -> entry(out, "lignes.csv", TABLE));
        byte[] packed = gzip(out -> out.write(TABLE));

        for (byte[] bytes : new byte[][] {
            zip(out -> entry(out, "lignes.zip", inner)),
            zip(out -> entry(out, "lignes.csv.gz", packed)),
            gzip(out -> out.write(inner)),
            gzip(out -> out.write(packed))
        }) {
            assertThat(file(bytes).refusal().code()).isEqualTo("archive_nested");
        }
    }

    @Test
    void refusesAnEncryptedEntry() {
        byte[] bytes = zip(out -> entry(out, "lignes.csv", TABLE));
        int directory = start(bytes);
        bytes[6] |= 1;
        bytes[directory + 8] |= 1;

        assertThat(file(bytes).refusal().code()).isEqualTo("archive_encrypted");
    }

    @Test
    void refusesArchivesThatAreNotOpened() {
        assertThat(file("7z\u00bc\u00af'\u001c and more".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1))
                        .refusal()
                        .code())
                .isEqualTo("archive_unknown");
        byte[] lzma = zip(out -> entry(out, "lignes.csv", TABLE));
        lzma[8] = 14;
        lzma[start(lzma) + 10] = 14;
        assertThat(file(lzma).refusal().code()).isEqualTo("archive_unknown");
        byte[] old = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, (byte) 0xa1, (byte) 0xb1, 0x1a, (byte) 0xe1, 0, 0};
        assertThat(file(old).refusal().code()).isEqualTo("old_excel");
    }

    @Test
    void noticesADamagedZip() {
        byte[] bytes = zip(out -> entry(out, "lignes.csv", TABLE));
        byte[] wrongSum = bytes.clone();
        wrongSum[start(bytes) + 16] ^= 1;
        byte[] wrongData = bytes.clone();
        wrongData[60] ^= (byte) 0xff;

        assertThat(file(wrongSum).refusal().code()).isEqualTo("zip_damaged");
        assertThat(file(wrongData).refusal().code()).isEqualTo("zip_damaged");
        for (int length : new int[] {4, 40, bytes.length / 2, bytes.length - 1}) {
            assertThat(file(Arrays.copyOf(bytes, length)).refusal().code())
                    .as("%d bytes", length)
                    .isEqualTo("zip_damaged");
        }
    }

    @Test
    @Timeout(120)
    void refusesTenGigabytesOfLinesInAFewMegabytes() {
        byte[] lines = "21623456789,30,0,0,0,0\n".repeat(50_000).getBytes(UTF_8);
        byte[] bomb = gzip(out -> {
            for (long written = 0; written < 400L << 20; written += lines.length) {
                out.write(lines);
            }
        });

        Refusal refusal = file(bomb).refusal();

        assertThat(refusal.code()).isEqualTo("expands_too_much");
        assertThat(file(zip(out -> {
                            out.putArchiveEntry(
                                    new org.apache.commons.compress.archivers.zip.ZipArchiveEntry("lignes.csv"));
                            for (long written = 0; written < 400L << 20; written += lines.length) {
                                out.write(lines);
                            }
                            out.closeArchiveEntry();
                        }))
                        .refusal()
                        .code())
                .isEqualTo("expands_too_much");
    }

    /** As in a bomb of overlapped files: every entry of the directory stands for the same bytes. */
    @Test
    void refusesOverlappedFiles() {
        byte[] one = zip(out -> entry(out, "a", TABLE));
        int directory = start(one);
        int entryLength = one.length - 22 - directory;
        int copies = 60_000;
        ByteBuffer bomb =
                ByteBuffer.allocate(directory + copies * entryLength + 22).order(ByteOrder.LITTLE_ENDIAN);
        bomb.put(one, 0, directory);
        for (int i = 0; i < copies; i++) {
            bomb.put(one, directory, entryLength);
        }
        bomb.put(one, one.length - 22, 22);
        bomb.putShort(bomb.capacity() - 22 + 8, (short) copies).putShort(bomb.capacity() - 22 + 10, (short) copies);
        bomb.putInt(bomb.capacity() - 22 + 12, copies * entryLength);

        assertThat(file(bomb.array()).refusal().code()).isEqualTo("archive_of_several");
    }

    @Test
    void refusesADirectoryThatIsNoTables() {
        byte[] one = zip(out -> entry(out, "a", TABLE));
        byte[] far = Arrays.copyOf(one, one.length);
        ByteBuffer end = ByteBuffer.allocate((9 << 20) + far.length).order(ByteOrder.LITTLE_ENDIAN);
        end.put(far, 0, far.length - 22).position(end.capacity() - 22);
        end.put(far, far.length - 22, 22);

        assertThat(file(end.array()).refusal().code()).isEqualTo("archive_too_large");
    }

    /**
     * Measured with zlib at level 9: 500 columns of zeros behind an id shrink 217 times, the most of any table tried.
     */
    @Test
    void readsTheMostRepetitiveTable() {
        String zeros = ",0".repeat(500) + "\n";
        byte[] packed = gzip(out -> {
            for (int row = 0; row < 80_000; row++) {
                out.write((216_20_000_000L + row + zeros).getBytes(UTF_8));
            }
        });

        assertThat(file(packed).refusal()).isNull();
    }

    @Test
    void followsALinkButOpensNoPipe() throws IOException, InterruptedException {
        Path table = Files.write(folder.resolve("table.csv"), TABLE);
        Path link = Files.createSymbolicLink(folder.resolve("lien.csv"), table);
        Path pipe = folder.resolve("tube.csv");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();

        assertThat(new SourceFile(link).text()).isEqualTo(TEXT);
        assertThat(new SourceFile(pipe).refusal().code()).isEqualTo("file_not_regular");
        assertThat(new SourceFile(Path.of("/dev/zero")).refusal().code()).isEqualTo("file_not_regular");
        assertThat(new SourceFile(folder).refusal().code()).isEqualTo("file_is_folder");
    }

    private SourceFile file(byte[] bytes) {
        return SourceFile.of(folder, bytes);
    }

    /** Returns where the directory of a zip without a comment begins. */
    private static int start(byte[] zip) {
        return ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).getInt(zip.length - 22 + 16);
    }
}
