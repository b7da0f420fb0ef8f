package tn.segmentation.app.insight;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import tn.segmentation.app.language.Formats;

/** One figure as a picture: the same drawing in pixels and in vectors. */
final class FigureImages {

    /** Pixels per unit of the drawing: sharp on a projector and in print. */
    static final int PIXELS = 2;

    private static final String SVG = "http://www.w3.org/2000/svg";

    private FigureImages() {}

    static void png(Figure figure, Formats formats, OutputStream out) throws IOException {
        BufferedImage image =
                new BufferedImage(Canvas.WIDTH * PIXELS, Canvas.HEIGHT * PIXELS, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.scale(PIXELS, PIXELS);
            FigurePainter.paint(figure, graphics, formats);
        } finally {
            graphics.dispose();
        }
        // not through ImageIO's cache of files, which wants a temporary folder
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            if (!ImageIO.write(image, "png", stream)) {
                throw new IOException("this Java writes no PNG");
            }
        }
    }

    static void svg(Figure figure, Formats formats, OutputStream out) throws IOException {
        Document document = emptyDocument();
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
        context.setComment(null);
        SVGGraphics2D graphics = new SVGGraphics2D(context, false);
        FigurePainter.paint(figure, graphics, formats);
        Element root = graphics.getRoot();
        root.setAttribute("width", String.valueOf(Canvas.WIDTH));
        root.setAttribute("height", String.valueOf(Canvas.HEIGHT));
        root.setAttribute("viewBox", "0 0 " + Canvas.WIDTH + " " + Canvas.HEIGHT);
        root.setAttribute("id", figure.id());
        root.setAttribute("role", "img");
        Node first = root.getFirstChild();
        root.insertBefore(element(root, "title", figure.title()), first);
        root.insertBefore(element(root, "desc", figure.description()), first);
        namesFallbacks(root);
        write(root, figure.id(), out);
    }

    private static Element element(Element root, String name, String text) {
        Element element = root.getOwnerDocument().createElementNS(SVG, name);
        element.setTextContent(text);
        return element;
    }

    private static void namesFallbacks(Node node) {
        if (node instanceof Element element && element.hasAttribute("font-family")) {
            element.setAttribute("font-family", FigureFont.FAMILIES);
        }
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            namesFallbacks(child);
        }
    }

    private static Document emptyDocument() {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument(SVG, "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("this Java makes no XML", e);
        }
    }

    /** Without Batik's own writer, whose document type points to a file on the web. */
    private static void write(Element root, String id, OutputStream out) throws IOException {
        try {
            Transformer transformer = TransformerFactory.newInstance().newTransformer();
            transformer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
            transformer.transform(new DOMSource(root), new StreamResult(out));
        } catch (TransformerException e) {
            throw new IOException("cannot write " + id, e);
        }
    }
}
