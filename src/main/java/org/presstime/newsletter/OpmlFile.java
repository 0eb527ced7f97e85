package org.presstime.newsletter;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.presstime.newsletter.Opml.Outline;

/** OPML as a file. The reader resolves no entity of a document's own and fetches nothing, whatever a document says. */
final class OpmlFile {

    private static final long MOST_BYTES = 10L << 20;
    private static final int DEEPEST = 64;
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][\\w:.-]{0,99}");

    private OpmlFile() {}

    static Opml read(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new IOException("larger than " + (MOST_BYTES >> 20) + " MB");
        }
        try (InputStream in = Files.newInputStream(file)) {
            Document document = Jsoup.parse(in, null, "", Parser.xmlParser().setMaxDepth(DEEPEST));
            Element body = document.selectFirst("opml > body");
            if (body == null) {
                throw new IOException("not OPML: there is no <opml> with a <body>");
            }
            int outlines = body.getElementsByTag("outline").size();
            if (outlines > 2 * Opml.MOST_FEEDS) {
                throw new IOException(outlines + " outlines; nobody reads more than " + Opml.MOST_FEEDS + " feeds");
            }
            Element title = document.selectFirst("opml > head > title");
            Opml read = new Opml(title == null ? "" : title.text(), outlines(body));
            if (read.size() > Opml.MOST_FEEDS) {
                throw new IOException(read.size() + " feeds; nobody reads more than " + Opml.MOST_FEEDS);
            }
            return read;
        }
    }

    private static List<Outline> outlines(Element parent) {
        return parent.children().stream()
                .filter(child -> child.tagName().equals("outline"))
                .map(child -> new Outline(attributes(child), outlines(child)))
                .toList();
    }

    private static Map<String, String> attributes(Element outline) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (Attribute attribute : outline.attributes()) {
            if (NAME.matcher(attribute.getKey()).matches()) {
                attributes.put(attribute.getKey(), attribute.getValue());
            }
        }
        return attributes;
    }

    static void write(Opml list, Path file) throws IOException {
        StringBuilder text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n");
        text.append("<head><title>").append(escaped(list.title())).append("</title></head>\n<body>\n");
        list.outlines().forEach(outline -> write(outline, "  ", text));
        text.append("</body>\n</opml>\n");
        Path target = file.toAbsolutePath();
        Path fresh = Files.createTempFile(target.getParent(), ".feeds", ".opml");
        try {
            Files.writeString(fresh, text, StandardCharsets.UTF_8);
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static void write(Outline outline, String indent, StringBuilder text) {
        text.append(indent).append("<outline");
        outline.attributes()
                .forEach((name, value) -> text.append(' ')
                        .append(name)
                        .append("=\"")
                        .append(escaped(value))
                        .append('"'));
        if (outline.children().isEmpty()) {
            text.append("/>\n");
            return;
        }
        text.append(">\n");
        outline.children().forEach(child -> write(child, indent + "  ", text));
        text.append(indent).append("</outline>\n");
    }

    /** Text of an element or an attribute; what XML does not allow (XML 1.0, 2.2) is left out. */
    private static String escaped(String value) {
        StringBuilder text = new StringBuilder(value.length());
        value.codePoints().forEach(character -> {
            switch (character) {
                case '&' -> text.append("&amp;");
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '"' -> text.append("&quot;");
                // XML 1.0, 3.3.3: as they are, they would be read as blanks.
                case '\n', '\r', '\t' -> text.append("&#").append(character).append(';');
                default -> {
                    boolean plain = character >= ' ' && character < 0xD800;
                    boolean beyond = character > 0xDFFF && character != 0xFFFE && character != 0xFFFF;
                    if (plain || beyond) {
                        text.appendCodePoint(character);
                    }
                }
            }
        });
        return text.toString();
    }
}
