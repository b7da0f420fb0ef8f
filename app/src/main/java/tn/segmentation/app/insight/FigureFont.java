package tn.segmentation.app.insight;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The typeface of saved figures, from the class path: a server may have no fonts, and figures look the same everywhere.
 * Liberation Sans has the widths of Arial, so that an SVG file keeps its layout where only Arial is there.
 */
final class FigureFont {

    /** The typefaces that an SVG file asks for, in this order. */
    static final String FAMILIES = "'Liberation Sans', Arial, Helvetica, sans-serif";

    private static final Font REGULAR = load("/liberation/LiberationSans-Regular.ttf", Font.PLAIN);
    private static final Font BOLD = load("/liberation/LiberationSans-Bold.ttf", Font.BOLD);

    private FigureFont() {}

    static Font regular(double size) {
        return REGULAR.deriveFont((float) size);
    }

    static Font bold(double size) {
        return BOLD.deriveFont((float) size);
    }

    private static Font load(String resource, int style) {
        try (InputStream in = FigureFont.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("missing from the jar: " + resource);
            }
            return Font.createFont(Font.TRUETYPE_FONT, in).deriveFont(style);
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        } catch (FontFormatException e) {
            throw new IllegalStateException("not a font: " + resource, e);
        }
    }
}
