package tn.segmentation.app.insight;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tn.segmentation.app.language.Language;
import tn.segmentation.app.language.Messages;
import tn.segmentation.app.table.CsvStyle;
import tn.segmentation.app.table.CsvTable;
import tn.segmentation.app.table.TableWriter;
import tn.segmentation.app.table.XlsxTable;

/** The kinds of files in which somebody takes one figure away. */
enum FigureDownload {
    /** The picture, in pixels. */
    PNG("image/png"),
    /** The picture, in vectors. */
    SVG("image/svg+xml"),
    /** The numbers, as an Excel of the reader's language opens them. */
    CSV("text/csv;charset=UTF-8"),
    /** The numbers, as a workbook. */
    XLSX(XlsxTable.MEDIA_TYPE);

    private final String mediaType;

    FigureDownload(String mediaType) {
        this.mediaType = mediaType;
    }

    /** Which numbers a table holds. */
    enum Numbers {
        /** As they were computed. */
        RAW,
        /** As the page shows them: texts, with as many decimals as mean something. */
        SHOWN;

        /** Returns what a word of a request stands for, if anything. */
        static Optional<Numbers> of(String word) {
            return named(values(), word);
        }
    }

    /** Returns what a word of a request stands for, if anything. */
    static Optional<FigureDownload> of(String word) {
        return named(values(), word);
    }

    private static <T extends Enum<T>> Optional<T> named(T[] values, String word) {
        return Arrays.stream(values)
                .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
    }

    /** Returns what HTTP calls it. */
    String mediaType() {
        return mediaType;
    }

    /** Returns whether it is drawn, which a table is not. */
    boolean isPicture() {
        return this == PNG || this == SVG;
    }

    /** Returns the ending of the name of a file. */
    String ending() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Writes a figure. */
    void write(Figure figure, Numbers numbers, Language language, OutputStream out) throws IOException {
        Messages messages = Messages.in(language);
        switch (this) {
            case PNG -> FigureImages.png(figure, messages.formats(), out);
            case SVG -> FigureImages.svg(figure, messages.formats(), out);
            case CSV -> {
                CsvStyle style = language == Language.ENGLISH ? CsvStyle.ENGLISH_EXCEL : CsvStyle.FRENCH_EXCEL;
                rows(figure, numbers, new CsvTable(out, header(figure, numbers), style, figure.note()));
            }
            case XLSX -> {
                XlsxTable.Names names = new XlsxTable.Names(figure.id(), "", "");
                rows(figure, numbers, new XlsxTable(out, header(figure, numbers), names, XlsxTable.MOST_ROWS));
            }
        }
    }

    private static List<String> header(Figure figure, Numbers numbers) {
        if (numbers == Numbers.SHOWN) {
            return figure.table().header();
        }
        List<String> header = new ArrayList<>(List.of(figure.table().header().get(0)));
        figure.series().forEach(series -> header.add(series.name()));
        return header;
    }

    private static void rows(Figure figure, Numbers numbers, TableWriter table) throws IOException {
        if (numbers == Numbers.SHOWN) {
            for (List<String> row : figure.table().rows()) {
                table.write(row);
            }
        } else {
            for (int i = 0; i < figure.categories().size(); i++) {
                List<@Nullable Object> row = new ArrayList<>();
                row.add(figure.categories().get(i));
                for (Figure.Series series : figure.series()) {
                    Double value = series.values().get(i);
                    row.add(value == null ? null : BigDecimal.valueOf(value));
                }
                table.write(row);
            }
        }
        table.end();
    }
}
