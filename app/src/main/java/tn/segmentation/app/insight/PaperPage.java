package tn.segmentation.app.insight;

import com.openhtmltopdf.bidi.support.ICUBidiReorderer;
import com.openhtmltopdf.bidi.support.ICUBidiSplitter;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.render.DefaultObjectDrawerFactory;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.w3c.dom.Text;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import tn.segmentation.app.language.Formats;
import tn.segmentation.app.language.Language.Direction;

/**
 * A page with figures that leaves the application, in which everything is that it shows. Figures are drawn as those
 * that are saved with a run, in vectors.
 */
public final class PaperPage {

    /**
     * What stands for a figure in a page that becomes a PDF: an {@code object} of this type whose id is the figure's.
     */
    public static final String FIGURE = "application/x-figure";

    private static final String EMPTY = "<html lang=\"fr\"><head><title>-</title></head><body>"
            + "<table><tr><th>-</th><td>-</td></tr></table></body></html>";
    private static final String FAMILY = "Liberation Sans";
    private static final String ARABIC_FAMILY = "DejaVu Sans";
    private static final Pattern VOWELS = Pattern.compile("[\u064b-\u0652]");
    private static final int REGULAR = 400;
    private static final int BOLD = 700;

    static {
        // what it says of each style sheet is of no use to anybody who runs the product
        XRLog.setLoggingEnabled(false);
    }

    private PaperPage() {}

    /** Returns a figure as an address that holds the whole SVG picture. */
    public static String address(Figure figure, Formats formats) {
        ByteArrayOutputStream svg = new ByteArrayOutputStream();
        try {
            FigureImages.svg(figure, formats, svg);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "data:image/svg+xml;base64," + Base64.getEncoder().encodeToString(svg.toByteArray());
    }

    /**
     * Writes a page as PDF.
     *
     * @param xhtml the page: well-formed, with its styles in it
     * @param figures that the page may name
     * @throws IOException if it cannot be written
     */
    public static void pdf(String xhtml, List<Figure> figures, Formats formats, OutputStream out) throws IOException {
        Map<String, Figure> byId = figures.stream().collect(Collectors.toMap(Figure::id, Function.identity()));
        DefaultObjectDrawerFactory drawers = new DefaultObjectDrawerFactory();
        drawers.registerDrawer(FIGURE, (element, x, y, width, height, device, context, dotsPerPixel) -> {
            draw(figure(element, byId), formats, device, new double[] {x, y, width / dotsPerPixel, height / dotsPerPixel
            });
            return Map.of();
        });
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.usePdfUaAccessibility(true);
        builder.useObjectDrawerFactory(drawers);
        builder.useFont(() -> FigureFont.open(FigureFont.REGULAR_FILE), FAMILY, REGULAR, FontStyle.NORMAL, true);
        builder.useFont(() -> FigureFont.open(FigureFont.BOLD_FILE), FAMILY, BOLD, FontStyle.NORMAL, true);
        builder.useFont(
                () -> FigureFont.open(FigureFont.ARABIC_REGULAR_FILE), ARABIC_FAMILY, REGULAR, FontStyle.NORMAL, true);
        builder.useFont(
                () -> FigureFont.open(FigureFont.ARABIC_BOLD_FILE), ARABIC_FAMILY, BOLD, FontStyle.NORMAL, true);
        builder.useUnicodeBidiSplitter(new ICUBidiSplitter.ICUBidiSplitterFactory());
        builder.useUnicodeBidiReorderer(new ICUBidiReorderer());
        builder.defaultTextDirection(
                formats.direction() == Direction.RIGHT_TO_LEFT
                        ? PdfRendererBuilder.TextDirection.RTL
                        : PdfRendererBuilder.TextDirection.LTR);
        builder.useUriResolver((base, uri) -> null);
        Document page = parse(xhtml);
        if (formats.direction() == Direction.RIGHT_TO_LEFT) {
            turnRows(page);
            leaveOutVowels(page.getDocumentElement());
        }
        builder.withW3cDocument(page, null);
        builder.toStream(out);
        builder.run();
    }

    /** Has whatever a PDF takes read by this process, before there is a page to write. */
    public static void prepare(Formats formats) {
        try {
            pdf(EMPTY, List.of(), formats, OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Document parse(String xhtml) throws IOException {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(xhtml)));
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException("no well-formed page", e);
        }
    }

    /** Lets the first cell of each row stand on the right: the PDF writer puts it on the left in every language. */
    private static void turnRows(Document page) {
        NodeList rows = page.getElementsByTagName("tr");
        for (int i = 0; i < rows.getLength(); i++) {
            Node row = rows.item(i);
            List<Node> cells = new ArrayList<>();
            for (Node cell = row.getLastChild(); cell != null; cell = cell.getPreviousSibling()) {
                cells.add(cell);
            }
            cells.forEach(row::appendChild);
        }
    }

    /** Signs above and below letters, which readers do without: the PDF writer would put each beside its letter. */
    private static void leaveOutVowels(Node node) {
        if (node instanceof Text text) {
            text.setData(VOWELS.matcher(text.getData()).replaceAll(""));
        }
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            leaveOutVowels(child);
        }
    }

    private static Figure figure(Element element, Map<String, Figure> byId) {
        Figure figure = byId.get(element.getAttribute("id"));
        if (figure == null) {
            throw new IllegalArgumentException(
                    "the page names a figure that there is not: " + element.getAttribute("id"));
        }
        return figure;
    }

    private static void draw(Figure figure, Formats formats, OutputDevice device, double[] place) {
        device.drawWithGraphics((float) place[0], (float) place[1], (float) place[2], (float) place[3], graphics -> {
            graphics.scale(place[2] / Canvas.WIDTH, place[3] / Canvas.HEIGHT);
            FigurePainter.paint(figure, graphics, formats);
        });
    }
}
