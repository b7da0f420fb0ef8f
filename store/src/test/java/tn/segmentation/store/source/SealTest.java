package tn.segmentation.store.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tn.segmentation.core.progress.Progress;

/** What is sealed is read as what it holds, whatever that is. */
class SealTest {

    private static final byte[] TABLE =
            "id_client,ville\n".concat("21623456789,Béja\n".repeat(5_000)).getBytes(UTF_8);

    @TempDir
    Path folder;

    private Path scratch;

    @BeforeEach
    void hasRoom() throws IOException {
        scratch = Files.createDirectory(folder.resolve("scratch"));
    }

    /** Each bit is turned: nothing of what is inside can be taken for it. */
    private static byte[] turned(byte[] bytes, int from) {
        byte[] turned = new byte[bytes.length - from];
        IntStream.range(0, turned.length).forEach(i -> turned[i] = (byte) ~bytes[from + i]);
        return turned;
    }

    private Path sealed(byte[] bytes) throws IOException {
        Path file = folder.resolve("data");
        try (var out = Files.newOutputStream(file)) {
            out.write(Seal.mark());
            out.write(turned(bytes, 0));
        }
        return file;
    }

    private static SeekableByteChannel open(Path file) throws IOException {
        return new SeekableInMemoryByteChannel(turned(Files.readAllBytes(file), Seal.mark().length));
    }

    private String text(Path file) throws IOException {
        try (FileText text =
                        FileText.of(new InputFile(file, SealTest::open), FileAnswers.none(), scratch, Progress.SILENT);
                InputStream in = text.open(done -> {})) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    @Test
    void readsTextsArchivesWorkbooksAndParquet() throws IOException {
        byte[] latin = new String(TABLE, UTF_8).getBytes(java.nio.charset.Charset.forName("windows-1252"));
        byte[] workbook = new WorkbookBytes()
                .sheet("Octobre", "visible", "<row r='1'><c r='A1'><v>1</v></c></row>")
                .bytes();
        byte[] parquet = Files.readAllBytes(
                ParquetTableTest.parquet(folder, "SELECT i AS id, i * 2 AS age FROM range(1000) t(i)")
                        .path());
        for (byte[] bytes : List.of(
                TABLE,
                latin,
                SourceFile.gzip(out -> out.write(TABLE)),
                SourceFile.zip(out -> SourceFile.entry(out, "octobre.csv", TABLE)),
                workbook,
                parquet)) {
            String plain = SourceFile.of(folder, bytes).text(FileAnswers.none());

            assertThat(text(sealed(bytes))).isEqualTo(plain);
        }
        assertThat(scratch).isEmptyDirectory();
    }

    @Test
    void countsTheBytesThatWereBrought() throws IOException {
        try (FileText text = FileText.of(
                new InputFile(sealed(TABLE), SealTest::open), FileAnswers.none(), scratch, Progress.SILENT)) {
            assertThat(text.bytes()).isEqualTo(TABLE.length);
            try (InputStream in = text.counted(done -> {})) {
                assertThat(in.readAllBytes()).isEqualTo(TABLE);
            }
        }
    }

    @Test
    void refusesWhatNobodyOpens() throws IOException {
        Path file = sealed(TABLE);

        UnreadableTable refusal = catchThrowableOfType(
                UnreadableTable.class,
                () -> FileText.of(InputFile.plain(file), FileAnswers.none(), scratch, Progress.SILENT));

        assertThat(refusal.code()).isEqualTo("sealed_unopened");
        assertThat(refusal.params()).containsEntry("file", "data");
    }

    @Test
    void isNothingThatAFileOfAnotherKindBeginsWith() {
        assertThat(FileKind.of(Seal.mark())).isEqualTo(FileKind.TEXT);
        assertThat(Seal.isOn(TABLE)).isFalse();
        assertThat(Seal.isOn(new byte[0])).isFalse();
    }
}
