package tn.segmentation.store.input;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tn.segmentation.store.cell.IdForm;

/** Ids of a block, as they were put together. Where all are as long, it is not kept where each ends. */
class IdBlockTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TT01,TT02,TT03",
                "TT3,TT02,TT01",
                "A",
                "",
                ",",
                "TT01,,TT02",
                ",TT01,TT02",
                "TT01,TT02,",
                "AB,C,DEF",
                "ABC,D,EF"
            })
    void findsEachIdAgain(String ids) {
        List<String> texts = List.of(ids.split(",", -1));

        IdBlock block = block(texts);

        assertThat(block.rows()).isEqualTo(texts.size());
        assertThat(IntStream.range(0, block.rows()).mapToObj(block::text)).isEqualTo(texts);
        List<String> filled = texts.stream().filter(text -> !text.isEmpty()).toList();
        assertThat(block.filled()).isEqualTo(filled.size());
        assertThat(block.ascending())
                .isEqualTo(filled.equals(filled.stream().sorted().toList()));
        if (!filled.isEmpty()) {
            assertThat(new String(block.first(), UTF_8)).isEqualTo(filled.get(0));
            assertThat(new String(block.last(), UTF_8)).isEqualTo(filled.get(filled.size() - 1));
        }
    }

    private static IdBlock block(List<String> texts) {
        int[] ends = new int[texts.size() + 1];
        int end = 0;
        for (int i = 0; i < texts.size(); i++) {
            end += texts.get(i).length();
            ends[i] = end;
        }
        return new IdBlock(String.join("", texts).getBytes(UTF_8), ends, texts.size(), new int[IdForm.values().length]);
    }
}
