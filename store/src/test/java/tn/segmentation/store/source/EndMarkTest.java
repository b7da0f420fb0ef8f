package tn.segmentation.store.source;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndMarkTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 100})
    void leavesOutMarksAtTheEndAlone(int size) throws IOException {
        assertThat(read("A1;30\n\u001a", size)).isEqualTo("A1;30\n");
        assertThat(read("A1;30\u001a\u001a\u001a", size)).isEqualTo("A1;30");
        assertThat(read("\u001aA\u001a\u001a1\n\u001a", size)).isEqualTo("\u001aA\u001a\u001a1\n");
        assertThat(read("\u001a", size)).isEmpty();
        assertThat(read("", size)).isEmpty();
    }

    private static String read(String text, int size) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        byte[] block = new byte[size];
        try (InputStream in = new EndMark(new ByteArrayInputStream(text.getBytes(US_ASCII)))) {
            for (int length = in.read(block, 0, size); length >= 0; length = in.read(block, 0, size)) {
                read.write(block, 0, length);
            }
        }
        return read.toString(US_ASCII);
    }
}
